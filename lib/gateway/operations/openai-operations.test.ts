import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PriceRates } from "@/lib/contract/prices";
import { useTestDatabase } from "@/lib/db/testing";
import { encodeWav } from "../providers/sandbox/operations/wav";
import { answerJson, beginStream, LoopbackUpstream } from "../providers/testing";
import { startTestGateway, TestTenant } from "../testing";

const database = useTestDatabase();
let tenant: TestTenant;
let upstream: LoopbackUpstream;
let broken: LoopbackUpstream;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

const USD = 1_000_000_000;

async function model(
  slug: string,
  operation: string,
  rates: PriceRates,
  upstreamModel = slug,
): Promise<void> {
  const providers = [
    await tenant.provider("openai", broken.baseUrl),
    await tenant.provider("openai", upstream.baseUrl),
  ];
  const routes = providers.map((id) => [id, upstreamModel] as [string, string]);
  const id = await tenant.model(`acme/${slug}`, slug === "spare" ? routes : routes.slice(1), {
    operations: [operation],
  });
  await tenant.price(id, rates, new Date(Date.now() - 1_000));
}

beforeAll(async () => {
  upstream = await LoopbackUpstream.start(() => {});
  broken = await LoopbackUpstream.start((_, res) => answerJson(res, { error: { message: "down" } }, 500));
  tenant = await TestTenant.open(database.url);
  await model("embed", "embeddings", { input: USD, output: 0 });
  await model("spare", "embeddings", { input: USD, output: 0 });
  await model("draw", "images", { input: 5 * USD, output: 0, imageInput: 10 * USD, imageOutput: 40 * USD });
  await model("print", "images", {
    input: 0,
    output: 0,
    perImageOf: { "1024x1024/standard": 40_000_000, "1792x1024/hd": 120_000_000 },
  });
  await model("say", "speech", { input: USD, output: 0, audioOutput: 12 * USD }, "gpt-4o-mini-tts");
  await model("tts", "speech", { input: 0, output: 0, perMillionCharacters: 15 * USD });
  await model("hear", "transcription", { input: USD, audioInput: 3 * USD, output: 10 * USD });
  await model("whisper", "transcription", { input: 0, output: 0, perAudioHour: 360_000_000 });
  await model("judge", "moderation", { input: 0, output: 0 });
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url);
});
beforeEach(() => {
  upstream.calls.length = 0;
});
afterAll(async () => {
  await gateway?.stop();
  await Promise.all([upstream?.stop(), broken?.stop()]);
  await tenant?.client.end();
});

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const isForm = body instanceof FormData;
  return fetch(`${gateway.url}/v1${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${secret}`,
      ...(!isForm && { "content-type": "application/json" }),
      ...headers,
    },
    body: isForm ? body : JSON.stringify(body),
  });
}

async function eventOf(response: Response, count = 1) {
  const events = await tenant.events(response.headers.get("x-request-id")!, count);
  return events.at(-1)!;
}

const answering = (body: unknown) => {
  upstream.script = (_, res) => answerJson(res, body);
};
const vectors = (embedding: unknown, usage?: unknown) => ({
  object: "list",
  data: [{ object: "embedding", index: 0, embedding }],
  model: "up-embed",
  ...(usage ? { usage } : {}),
});
const base64 = (values: number[]) => Buffer.from(new Float32Array(values).buffer).toString("base64");

describe("embeddings", () => {
  it("come from the next target when one fails; the caller's other bytes go upstream as they were", async () => {
    answering(vectors([0.5, -1], { prompt_tokens: 9, total_tokens: 9 }));
    const response = await post("/embeddings", { model: "acme/spare", input: "Hi", big: 1, dimensions: 2 });
    expect(await response.json()).toMatchObject({
      data: [{ embedding: [0.5, -1] }],
      usage: { prompt_tokens: 9, cost: 9e-6 },
    });
    expect(upstream.last.text).toBe('{"model":"spare","input":"Hi","big":1,"dimensions":2}');
    expect([upstream.last.path, response.headers.get("x-turnpike-attempts")]).toEqual([
      "/v1/embeddings",
      "2",
    ]);
    expect(await eventOf(response, 2)).toMatchObject({
      attempt: 2,
      input_tokens: 9,
      cost_nanos: "9000",
      outcome: "ok",
    });
  });

  it("are given in the form that was asked for, whichever the provider gives", async () => {
    const usage = { prompt_tokens: 1, total_tokens: 1 };
    answering(vectors([0.1, 2], usage));
    const packed = await post("/embeddings", { model: "acme/embed", input: "x", encoding_format: "base64" });
    expect((await packed.json()).data[0].embedding).toBe(base64([0.1, 2]));
    answering(vectors(base64([0.1, 2]), usage));
    const plain = await post("/embeddings", { model: "acme/embed", input: "x" });
    expect((await plain.json()).data[0].embedding).toEqual([0.1, 2]);
  });

  it("are counted where the provider does not say, and quarantined where it says what cannot be", async () => {
    answering(vectors([1]));
    const silent = await post("/embeddings", { model: "acme/embed", input: ["hello world", "hello"] });
    expect((await silent.json()).usage).toEqual({ prompt_tokens: 3, total_tokens: 3, cost: 3e-6 });
    expect(await eventOf(silent)).toMatchObject({ usage_source: "counted", input_tokens: 3 });
    const tokens = await post("/embeddings", { model: "acme/embed", input: [[1, 2, 3], [4]] });
    expect((await tokens.json()).usage.prompt_tokens).toBe(4);
    answering(vectors([1], { prompt_tokens: -5, total_tokens: -5 }));
    const wrong = await post("/embeddings", { model: "acme/embed", input: "x" });
    expect([wrong.status, wrong.headers.get("x-turnpike-cost")]).toEqual([200, "0"]);
    expect(await eventOf(wrong)).toMatchObject({ quarantined: true, cost_nanos: "0" });
    answering(vectors([1], { total_tokens: 7 }));
    const short = await post("/embeddings", { model: "acme/embed", input: "x" });
    expect(await eventOf(short)).toMatchObject({ input_tokens: 7, usage_source: "provider" });
  });
});

describe("images", () => {
  it("by tokens: text and image tokens, each at its own rate", async () => {
    answering({
      created: 1,
      data: [{ b64_json: "aW1n" }],
      usage: {
        input_tokens: 50,
        input_tokens_details: { text_tokens: 10, image_tokens: 40 },
        output_tokens: 272,
        total_tokens: 322,
      },
    });
    const response = await post("/images/generations", { model: "acme/draw", prompt: "a road" });
    const cost = 10 * 5e-6 + 40 * 10e-6 + 272 * 40e-6;
    expect((await response.json()).usage.cost).toBeCloseTo(cost, 12);
    expect(await eventOf(response)).toMatchObject({
      input_tokens: 10,
      image_input_tokens: 40,
      image_output_tokens: 272,
    });
  });

  it("by the piece: as many as came, of the size and quality asked for; what has no price is refused", async () => {
    answering({ created: 1, data: [{ url: "https://x/1" }, { url: "https://x/2" }] });
    const ask = { model: "acme/print", prompt: "a road", n: 2 };
    const response = await post("/images/generations", { ...ask, size: "1792x1024", quality: "hd" });
    expect(await response.json()).toEqual({
      created: 1,
      data: [{ url: "https://x/1" }, { url: "https://x/2" }],
    });
    expect(response.headers.get("x-turnpike-cost")).toBe("0.24");
    expect(await eventOf(response)).toMatchObject({
      image_count: 2,
      circumstances: { imageOf: "1792x1024/hd" },
    });
    const usual = await post("/images/generations", ask);
    expect(usual.headers.get("x-turnpike-cost")).toBe("0.08");
    const unpriced = await post("/images/generations", { ...ask, size: "512x512", quality: "hd" });
    expect([unpriced.status, (await unpriced.json()).error.param]).toEqual([400, "size"]);
  });

  it("as they become: the last event waits for the settlement and tells the cost; a broken stream ends in an error", async () => {
    const event = (type: string, more: object = {}) =>
      `event: image_generation.${type}\ndata: ${JSON.stringify({ type: `image_generation.${type}`, b64_json: "aW1n", ...more })}\n\n`;
    const usage = {
      input_tokens: 5,
      output_tokens: 100,
      total_tokens: 105,
      input_tokens_details: { text_tokens: 5, image_tokens: 0 },
    };
    upstream.script = (_, res) => {
      beginStream(res);
      res.end(event("partial_image") + event("completed", { usage }));
    };
    const ask = { model: "acme/draw", prompt: "a road", stream: true, partial_images: 1 };
    const text = await (await post("/images/generations", ask)).text();
    expect(text).toContain(event("partial_image"));
    expect(text).toMatch(/"total_tokens":105,.*"cost":0.004025\}\}\n\n$/);
    upstream.script = (_, res) => {
      beginStream(res);
      res.write(event("partial_image"));
      setTimeout(() => res.destroy(), 30);
    };
    const cut = await post("/images/generations", ask);
    expect(await cut.text()).toMatch(
      /event: error\ndata: \{"error":\{"message":".*","type":"server_error","param":null,"code":"upstream_error"\}\}\n\n$/,
    );
    expect(await eventOf(cut)).toMatchObject({ outcome: "cut", usage_source: "estimated" });
  });
});

describe("speech", () => {
  const audio = Buffer.from(Array.from({ length: 50_000 }, (_, i) => i % 251));

  it("by characters: bytes as they come, the price of every character known from the start", async () => {
    upstream.script = async (_, res) => {
      res.writeHead(200, { "content-type": "audio/mpeg" });
      for (let i = 0; i < audio.length; i += 5_000) {
        res.write(audio.subarray(i, i + 5_000));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      res.end();
    };
    const response = await post("/audio/speech", {
      model: "acme/tts",
      input: "Zoë 👋",
      voice: "alloy",
      user: "u-1",
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(audio)).toBe(true);
    expect(response.headers.get("content-type")).toBe("audio/mpeg");
    expect(upstream.last.body).toEqual({ model: "tts", input: "Zoë 👋", voice: "alloy" });
    const units = { characters: 5 };
    expect(await eventOf(response)).toMatchObject({
      units,
      cost_nanos: "75000",
      end_user: "u-1",
      usage_source: "counted",
    });
  });

  it("by tokens: asked for in events, which alone tell the usage, and given as audio", async () => {
    upstream.script = ({ body }, res) => {
      expect(body.stream_format).toBe("sse");
      beginStream(res);
      for (let i = 0; i < audio.length; i += 20_000) {
        const part = audio.subarray(i, i + 20_000).toString("base64");
        res.write(`data: {"type":"speech.audio.delta","audio":"${part}"}\n\n`);
      }
      res.end(
        'data: {"type":"speech.audio.done","usage":{"input_tokens":14,"output_tokens":101,"total_tokens":115}}\n\n',
      );
    };
    const ask = { model: "acme/say", input: "Hello", voice: "alloy" };
    const response = await post("/audio/speech", { ...ask, response_format: "wav" });
    expect(Buffer.from(await response.arrayBuffer()).equals(audio)).toBe(true);
    expect(response.headers.get("content-type")).toBe("audio/wav");
    const cost = 14 * 1_000 + 101 * 12_000;
    const event = {
      input_tokens: 14,
      audio_output_tokens: 101,
      cost_nanos: String(cost),
      usage_source: "provider",
    };
    expect(await eventOf(response)).toMatchObject(event);
    const events = await post("/audio/speech", { ...ask, stream_format: "sse" });
    expect(
      (await events.text()).endsWith(`"total_tokens":115,"cost":${cost / 1e9}}}

`),
    ).toBe(true);
  });

  it("that breaks off breaks off for the caller too, and an idempotent one is heard again byte for byte", async () => {
    upstream.script = (_, res) => {
      res.writeHead(200, { "content-type": "audio/mpeg", "content-length": "99999" });
      res.write(audio.subarray(0, 1_000));
      setTimeout(() => res.destroy(), 30);
    };
    const ask = { model: "acme/tts", input: "Hello", voice: "alloy" };
    const cut = await post("/audio/speech", ask);
    await expect(cut.arrayBuffer()).rejects.toThrow();
    expect(await eventOf(cut)).toMatchObject({ outcome: "cut", cost_nanos: "75000" });
    upstream.script = (_, res) => res.writeHead(200, { "content-type": "audio/mpeg" }).end(audio);
    const once = { "idempotency-key": "speak-once" };
    const first = Buffer.from(await (await post("/audio/speech", ask, once)).arrayBuffer());
    const again = await post("/audio/speech", ask, once);
    expect([first.equals(audio), again.headers.get("x-turnpike-replayed")]).toEqual([true, "true"]);
    expect(Buffer.from(await again.arrayBuffer()).equals(audio)).toBe(true);
    expect(upstream.calls).toHaveLength(2);
  });
});

describe("transcriptions", () => {
  const wav = encodeWav(new Int16Array(16_000), 8_000);
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    data.append("file", new Blob([new Uint8Array(wav)], { type: "audio/wav" }), 'a"b.wav');
    return data;
  };

  it("by tokens: the form goes on with the model's other name, audio and text tokens each at its rate", async () => {
    answering({
      text: "Hello.",
      usage: {
        type: "tokens",
        input_tokens: 34,
        input_token_details: { text_tokens: 4, audio_tokens: 30 },
        output_tokens: 5,
        total_tokens: 39,
      },
    });
    const fields = { language: "en", model: "acme/hear", user: "u-2", "include[]": "logprobs" };
    const response = await post("/audio/transcriptions", form(fields));
    expect((await response.json()).usage.cost).toBeCloseTo((4 + 90 + 50) / 1e6, 12);
    const event = { input_tokens: 4, audio_input_tokens: 30, output_tokens: 5, end_user: "u-2" };
    expect(await eventOf(response)).toMatchObject(event);
    const names = [...upstream.last.text.matchAll(/; name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(["model", "language", "include[]", "file"]);
    expect(upstream.last.text).toContain('name="model"\r\n\r\nhear\r\n');
    expect(upstream.last.text).toContain('filename="a%22b.wav"\r\ncontent-type: audio/wav');
  });

  it("by the hour: the provider's seconds, else the file's own; text formats pass as they are", async () => {
    answering({ text: "Hello.", usage: { type: "duration", seconds: 3 } });
    const told = await post("/audio/transcriptions", form({ model: "acme/whisper" }));
    expect(await eventOf(told)).toMatchObject({
      units: { audioMs: 3_000 },
      cost_nanos: "300000",
      usage_source: "provider",
    });
    upstream.script = (_, res) => res.writeHead(200, { "content-type": "text/plain" }).end("1\nHello.\n");
    const text = await post("/audio/transcriptions", form({ model: "acme/whisper", response_format: "srt" }));
    expect(await text.text()).toBe("1\nHello.\n");
    expect(await eventOf(text)).toMatchObject({
      units: { audioMs: 2_000 },
      cost_nanos: "200000",
      usage_source: "counted",
    });
  });

  it("streamed: events pass, the last with the cost; a host that does not stream is answered whole", async () => {
    upstream.script = (_, res) => {
      beginStream(res);
      res.write('data: {"type":"transcript.text.delta","delta":"Hel"}\n\n');
      res.end(
        'data: {"type":"transcript.text.done","text":"Hello","usage":{"type":"tokens","input_tokens":20,"output_tokens":2,"total_tokens":22}}\n\ndata: [DONE]\n\n',
      );
    };
    const fields = { model: "acme/hear", stream: "true" };
    const streamed = await (await post("/audio/transcriptions", form(fields))).text();
    expect(streamed).toMatch(/transcript.text.delta.*transcript.text.done.*"cost":0.00008/s);
    answering({ text: "Hello" });
    const whole = await post("/audio/transcriptions", form(fields));
    expect([whole.headers.get("content-type"), (await whole.json()).text]).toEqual([
      "application/json",
      "Hello",
    ]);
    expect(await eventOf(whole)).toMatchObject({ usage_source: "estimated", audio_input_tokens: 20 });
  });

  it("with an Idempotency-Key are read once, whatever the boundary of the form", async () => {
    answering({ text: "Hello.", usage: { type: "duration", seconds: 3 } });
    const ask = () =>
      post("/audio/transcriptions", form({ model: "acme/whisper" }), { "idempotency-key": "hear-once" });
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.headers.get("x-turnpike-replayed")]).toEqual([200, "true"]);
    expect(upstream.calls).toHaveLength(1);
  });
});

describe("moderations", () => {
  it("take texts and images, need no model's name in the body, and are recorded", async () => {
    answering({ id: "m", model: "m", results: [{ flagged: false }] });
    await model("none", "moderation", { input: 0, output: 0 }, "omni");
    const unnamed = await post("/moderations", { input: "x" });
    expect([unnamed.status, (await unnamed.json()).error.param]).toEqual([404, "model"]);
    const input = [
      { type: "text", text: "x" },
      { type: "image_url", image_url: { url: "data:," } },
    ];
    const response = await post("/moderations", { model: "acme/judge", input });
    expect([response.status, upstream.last.body]).toEqual([200, { model: "judge", input }]);
    expect(await eventOf(response)).toMatchObject({ endpoint: "moderations", cost_nanos: "0" });
  });
});

it("hashes stay out of the way of large files: an upload goes upstream byte for byte", async () => {
  const bytes = Buffer.alloc(3_000_000, 7);
  const data = new FormData();
  data.append("file", new Blob([bytes], { type: "audio/mpeg" }), "long.mp3");
  data.append("model", "acme/whisper");
  answering({ text: "", usage: { type: "duration", seconds: 60 } });
  expect((await post("/audio/transcriptions", data)).status).toBe(200);
  const sent = upstream.last.text.split("content-type: audio/mpeg\r\n\r\n")[1]!.slice(0, bytes.length);
  const digest = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");
  expect(digest(sent)).toBe(digest(bytes));
});
