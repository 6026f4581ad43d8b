import OpenAI, { toFile } from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { encodeWav } from "../providers/sandbox/operations/wav";
import { startTestGateway, TestTenant } from "../testing";
import { SANDBOX_OPERATIONS, seedOperations } from "./testing";

const database = useTestDatabase();
let tenant: TestTenant;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let client: OpenAI;

beforeAll(async () => {
  tenant = await TestTenant.open(database.url);
  await seedOperations(tenant, await tenant.provider("sandbox"));
  const { secret } = await tenant.key();
  gateway = await startTestGateway(database.url);
  client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: secret, maxRetries: 0 });
});
afterAll(async () => {
  await gateway?.stop();
  await tenant?.client.end();
});

const eventOf = async (response: Response) =>
  (await tenant.events(response.headers.get("x-request-id")!))[0]!;
const costOf = (response: Response) => response.headers.get("x-turnpike-cost");
const wav = (seconds: number) => encodeWav(new Int16Array(8_000 * seconds), 8_000);

describe("OpenAI's own SDK against the sandbox", () => {
  it("gets the same vectors as numbers and by its default base64, each call priced by its tokens", async () => {
    const ask = {
      model: SANDBOX_OPERATIONS.embeddings,
      input: ["a road", "a bridge over a road"],
      dimensions: 32,
    };
    const { data: packed, response } = await client.embeddings.create(ask).withResponse();
    const plain = await client.embeddings.create({ ...ask, encoding_format: "float" });
    expect(packed.data[1]!.embedding).toEqual(plain.data[1]!.embedding);
    expect(packed.data.map(({ embedding }) => embedding.length)).toEqual([32, 32]);
    const event = await eventOf(response);
    expect(event).toMatchObject({
      endpoint: "embeddings",
      input_tokens: packed.usage.prompt_tokens,
      usage_source: "provider",
    });
    expect(packed.usage).toMatchObject({ cost: Number(costOf(response)) });
    expect(Number(costOf(response))).toBe((packed.usage.prompt_tokens * 0.02) / 1e6);
  });

  it("gets an image, and one as it becomes", async () => {
    const ask = { model: SANDBOX_OPERATIONS.images, prompt: "a tollgate at dawn" };
    const { data: whole, response } = await client.images.generate({ ...ask, n: 2 }).withResponse();
    expect(Buffer.from(whole.data![0]!.b64_json!, "base64").toString("latin1", 1, 4)).toBe("PNG");
    expect(await eventOf(response)).toMatchObject({
      image_output_tokens: 544,
      image_count: 0,
      endpoint: "images.generations",
    });
    const stream = await client.images.generate({ ...ask, stream: true, partial_images: 2 });
    const types = [];
    let cost: unknown;
    for await (const event of stream) {
      types.push(event.type);
      if (event.type === "image_generation.completed") cost = (event.usage as { cost?: number }).cost;
    }
    expect(types.map((type) => type.split(".")[1])).toEqual(["partial_image", "partial_image", "completed"]);
    expect(cost).toBeGreaterThan(272 * 40e-6);
  });

  it("hears a text, as audio with the cost behind it and in events", async () => {
    const ask = { model: SANDBOX_OPERATIONS.speech, voice: "alloy", input: "Hello, Zoë 👋" } as const;
    const audio = await client.audio.speech.create({ ...ask, response_format: "wav" });
    const bytes = Buffer.from(await audio.arrayBuffer());
    expect([audio.headers.get("content-type"), bytes.toString("latin1", 0, 4)]).toEqual([
      "audio/wav",
      "RIFF",
    ]);
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    const event = await eventOf(audio);
    expect(event).toMatchObject({
      units: { characters: 12 },
      cost_nanos: "180000",
      usage_source: "counted",
      stream: true,
    });
    const events = await client.audio.speech.create({ ...ask, stream_format: "sse" });
    expect(await events.text()).toMatch(/"type":"speech.audio.done".*"cost":0.00018\}/);
  });

  it("reads a recording in every format, billed by its length", async () => {
    const file = await toFile(wav(12), "talk.wav", { type: "audio/wav" });
    const ask = { model: SANDBOX_OPERATIONS.transcription, file };
    const { data, response } = await client.audio.transcriptions.create(ask).withResponse();
    expect(data.usage).toEqual({ type: "duration", seconds: 12, cost: 0.0012 });
    expect(await eventOf(response)).toMatchObject({
      units: { audioMs: 12_000 },
      cost_nanos: "1200000",
      usage_source: "provider",
    });
    const srt = await client.audio.transcriptions.create({ ...ask, response_format: "srt" }).withResponse();
    expect(srt.data).toContain("00:00:00,000 --> 00:00:12,000");
    expect(await eventOf(srt.response)).toMatchObject({
      units: { audioMs: 12_000 },
      usage_source: "counted",
    });
    const verbose = await client.audio.transcriptions.create({ ...ask, response_format: "verbose_json" });
    expect(verbose.duration).toBe(12);
    let text = "";
    for await (const event of await client.audio.transcriptions.create({ ...ask, stream: true })) {
      if (event.type === "transcript.text.delta") text += event.delta;
      if (event.type === "transcript.text.done") expect(event.text).toBe(text);
    }
    expect(text).toBe(data.text);
  });

  it("has a text judged for nothing, and that is recorded", async () => {
    const ask = {
      model: SANDBOX_OPERATIONS.moderation,
      input: ["Have a nice day", "I will kill the lights"],
    };
    const { data, response } = await client.moderations.create(ask).withResponse();
    expect(data.results.map(({ flagged }) => flagged)).toEqual([false, true]);
    expect(await eventOf(response)).toMatchObject({ endpoint: "moderations", cost_nanos: "0", status: 200 });
    expect(costOf(response)).toBe("0");
  });
});
