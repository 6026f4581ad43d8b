import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PriceRates } from "@/lib/contract/prices";
import { useTestDatabase } from "@/lib/db/testing";
import { encodeWav } from "../providers/sandbox/operations/wav";
import { beginStream, LoopbackUpstream, streamEvents } from "../providers/testing";
import { TestTenant } from "../testing";
import { countPromptTokens } from "../tokens/chat-tokens";
import { countTokens } from "../tokens/count-tokens";
import { type KillableGateway, startKillableGateway } from "./killable-gateway";

const database = useTestDatabase();
const INPUT_NANOS = 1_000;
const OUTPUT_NANOS = 4_000;

let tenant: TestTenant;
let upstream: LoopbackUpstream;
let silent: Server;
const sockets = new Set<Socket>();
let gateway: KillableGateway;
let secret: string;

beforeAll(async () => {
  upstream = await LoopbackUpstream.start(() => {});
  // It accepts a connection and never answers the TLS handshake, so no request can be sent on it.
  silent = createServer((socket) => sockets.add(socket.on("error", () => {})));
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  tenant = await TestTenant.open(database.url);
  const { port } = silent.address() as AddressInfo;
  const unreachable = await tenant.provider("openai", `https://127.0.0.1:${port}/v1`);
  await tenant.model("acme/unreachable", [[unreachable, "up"]]);
  await offer("print", "images", { perImageOf: { "1024x1024/standard": 40, "1792x1024/hd": 120_000_000 } });
  await offer("draw", "images", { input: 5_000_000, imageOutput: 40_000_000 });
  await offer("tts", "speech", { perMillionCharacters: 15_000_000 });
  await offer("whisper", "transcription", { perAudioHour: 360_000_000 });
  await tenant.model("acme/one", [[await tenant.provider("openai", upstream.baseUrl), "up-one"]]);
  ({ secret } = await tenant.key());
  gateway = await startKillableGateway(database.url);
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  gateway?.remove();
  await upstream?.stop();
  for (const socket of sockets) socket.destroy();
  silent?.close();
  await tenant?.client.end();
});

const messages = [
  { role: "system" as const, content: "Tu réponds en français. Réponds brièvement." },
  { role: "user" as const, content: "Explain, in a few words, why the sea is salty. ".repeat(20) },
];

/** A model that is not for chats. */
async function offer(name: string, operation: string, rates: Partial<PriceRates>): Promise<void> {
  const provider = await tenant.provider("openai", upstream.baseUrl);
  const id = await tenant.model(`acme/${name}`, [[provider, name]], { operations: [operation] });
  await tenant.price(id, { input: 0, output: 0, ...rates }, new Date(Date.now() - 1_000));
}

function ask(path: string, body: Record<string, unknown> | FormData) {
  const isForm = body instanceof FormData;
  return fetch(`${gateway.url}/v1${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, ...(!isForm && { "content-type": "application/json" }) },
    body: isForm ? body : JSON.stringify(body),
  });
}

function chat(body: Record<string, unknown>) {
  return ask("/chat/completions", { messages, ...body });
}

async function recovered() {
  const { rows } = await tenant.client.query(
    "SELECT * FROM usage_event WHERE org_id = $1 AND outcome = 'recovered' ORDER BY started_at DESC",
    [tenant.orgId],
  );
  return rows;
}

async function leased(): Promise<bigint> {
  const { rows } = await tenant.client.query("SELECT sum(leased_nanos)::bigint AS nanos FROM budget_window");
  return BigInt(rows[0].nanos);
}

describe("a gateway killed with calls under way", () => {
  it("bills nothing for a call that never reached the upstream, and holds nothing for it", async () => {
    const cut = chat({ model: "acme/unreachable" }).catch(() => "cut");
    await expect.poll(() => sockets.size, { timeout: 5_000 }).toBeGreaterThan(0);
    await gateway.kill();
    await cut;
    await gateway.start();
    expect(await recovered()).toEqual([]);
    expect(await leased()).toBe(0n);
  }, 60_000);

  it("books the input of a call that did as it is counted, not as it is bounded", async () => {
    const cut = chat({ model: "acme/one" }).catch(() => "cut");
    await expect.poll(() => upstream.calls.length).toBe(1);
    await gateway.kill();
    await cut;
    await gateway.start();
    const { tokens } = await countPromptTokens("o200k_base", { model: "acme/one", messages });
    expect(await recovered()).toMatchObject([
      {
        input_tokens: tokens,
        output_tokens: 0,
        usage_source: "estimated",
        cost_nanos: String(tokens * INPUT_NANOS),
      },
    ]);
  }, 60_000);

  it("stopped twice by SIGTERM leaves a call that is still upstream to the next start, which books it", async () => {
    const before = (await recovered()).length;
    upstream.script = () => {};
    const cut = chat({ model: "acme/one" }).catch(() => "cut");
    await expect.poll(() => upstream.calls.length).toBe(2);
    const stopped = gateway.stop();
    process.kill(gateway.pid!, "SIGTERM");
    await stopped;
    await cut;
    await gateway.start();
    expect(await recovered()).toHaveLength(before + 1);
    const { tokens } = await countPromptTokens("o200k_base", { model: "acme/one", messages });
    expect((await recovered())[0]).toMatchObject({
      input_tokens: tokens,
      cost_nanos: String(tokens * INPUT_NANOS),
    });
  }, 60_000);

  it("books the output of a stream as far as it was noted, also where a delta holds many tokens", async () => {
    const words = "the sea is salty because rivers carry minerals into it ".repeat(4);
    upstream.script = async (_, res) => {
      beginStream(res);
      for (;;) {
        for (const event of streamEvents([words]).slice(1, 2)) res.write(event);
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (res.destroyed) return;
      }
    };
    const response = await chat({ model: "acme/one", stream: true });
    let text = "";
    const reading = (async () => {
      for await (const part of response.body!) text += Buffer.from(part).toString();
    })().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    await gateway.kill();
    await reading;
    await gateway.start();
    const deltas = text.split("data: ").length - 1;
    const { tokens } = await countTokens("o200k_base", [words.repeat(deltas)]);
    const [event] = await recovered();
    expect(event.output_tokens).toBeGreaterThan(0.4 * tokens);
    expect(event.output_tokens).toBeLessThan(1.5 * tokens);
    expect(BigInt(event.cost_nanos)).toBe(
      BigInt(event.input_tokens * INPUT_NANOS + event.output_tokens * OUTPUT_NANOS),
    );
  }, 60_000);

  it("books images, speech and recordings as they were asked for, at their own unit's price", async () => {
    const sound = new FormData();
    sound.append("model", "acme/whisper");
    sound.append(
      "file",
      new Blob([new Uint8Array(encodeWav(new Int16Array(16_000), 8_000))]),
      "two-seconds.wav",
    );
    const asks: [string, Record<string, unknown> | FormData][] = [
      [
        "/images/generations",
        { model: "acme/print", prompt: "a road", n: 2, size: "1792x1024", quality: "hd" },
      ],
      ["/images/generations", { model: "acme/draw", prompt: "a road", size: "1024x1024", quality: "low" }],
      ["/audio/speech", { model: "acme/tts", voice: "alloy", input: "salt water" }],
      ["/audio/transcriptions", sound],
    ];
    const before = upstream.calls.length;
    upstream.script = () => {};
    const cut = asks.map(([path, body]) => ask(path, body).catch(() => "cut"));
    await expect.poll(() => upstream.calls.length).toBe(before + asks.length);
    await gateway.kill();
    await Promise.all(cut);
    await gateway.start();
    const events = Object.fromEntries((await recovered()).map((event) => [event.model, event]));
    expect(events["acme/print"]).toMatchObject({
      image_count: 2,
      input_tokens: 0,
      circumstances: { imageOf: "1792x1024/hd" },
      usage_source: "estimated",
      cost_nanos: "240000000",
    });
    const { input_tokens: input, image_output_tokens: drawn, cost_nanos: nanos } = events["acme/draw"];
    expect(drawn).toBeGreaterThan(0);
    expect(BigInt(nanos)).toBe(BigInt(input * 5 + drawn * 40));
    expect(events["acme/tts"]).toMatchObject({ units: { characters: 10 }, cost_nanos: "150" });
    expect(events["acme/whisper"]).toMatchObject({ units: { audioMs: 2_000 }, cost_nanos: "200000" });
  }, 60_000);
});
