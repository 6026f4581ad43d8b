import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generateKeySecret } from "@/lib/core/api-key-format";
import { sha256Hex } from "@/lib/core/crypto";
import { useTestDatabase } from "@/lib/db/testing";
import {
  answerJson,
  beginStream,
  completion,
  LoopbackUpstream,
  streamEvents,
  USAGE,
} from "../providers/testing";
import { startTestGateway, TestTenant } from "../testing";

const database = useTestDatabase();
const COST_NANOS = USAGE.prompt_tokens * 1_000 + USAGE.completion_tokens * 4_000;

let tenant: TestTenant;
let upstream: LoopbackUpstream;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  upstream = await LoopbackUpstream.start(() => {});
  tenant = await TestTenant.open(database.url);
  await tenant.model("acme/one", [[await tenant.provider("openai", upstream.baseUrl), "up-one"]]);
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url);
});
afterAll(async () => {
  await gateway?.stop();
  await upstream?.stop();
  await tenant?.client.end();
});
beforeEach(() => {
  upstream.calls.length = 0;
  upstream.script = (_, res) => answerJson(res, completion("hi"));
});

type Ask = { body?: Record<string, unknown>; signal?: AbortSignal; secret?: string; at?: { url: string } };

function chat({ body = {}, signal, secret: own = secret, at = gateway }: Ask = {}) {
  return fetch(`${at.url}/v1/chat/completions`, {
    method: "POST",
    signal,
    headers: { authorization: `Bearer ${own}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "acme/one", messages: [{ role: "user", content: "Hi" }], ...body }),
  });
}
const idOf = (response: Response) => response.headers.get("x-request-id")!;
const eventOf = async (response: Response) => (await tenant.events(idOf(response)))[0]!;
const costOf = (event: Record<string, unknown>) => Number(event.cost_nanos);

/** Of a call whose caller left before it heard its request id. */
async function eventOfUser(user: string) {
  const found = () => tenant.client.query("SELECT * FROM usage_event WHERE end_user = $1", [user]);
  await expect.poll(async () => (await found()).rows.length).toBe(1);
  return (await found()).rows[0];
}

/** Answers with a stream of words until its reader goes; `isCancelled` says whether that was noticed. */
function endless() {
  const state = { isCancelled: false, sent: 0 };
  upstream.script = async (_, res) => {
    beginStream(res);
    res.on("close", () => {
      state.isCancelled = true;
    });
    for (; !res.destroyed; state.sent++) {
      res.write(streamEvents([" word"]).slice(1, 2)[0]!);
      await pause(10);
    }
  };
  return state;
}

describe("complaint 9, streams recorded at $0", () => {
  it.each([
    ["that reports its usage, which the caller did not ask for", USAGE, "provider"],
    ["that reports none", null, "counted"],
  ])("a stream %s has its cost", async (_, usage, source) => {
    upstream.script = (__, res) => {
      beginStream(res);
      res.end(streamEvents(["one ", "two ", "three"], usage).join(""));
    };
    const response = await chat({ body: { stream: true } });
    expect(await response.text()).not.toContain('"usage"');
    const event = await eventOf(response);
    expect(event).toMatchObject({ outcome: "ok", usage_source: source });
    expect(costOf(event)).toBeGreaterThan(0);
  });
});

it("complaint 10, buffers dropped at every graceful shutdown: a stop books every call, streamed or not", async () => {
  const stopping = await startTestGateway(database.url);
  upstream.script = async ({ body }, res) => {
    await pause(Math.random() * 300);
    if (!body.stream) return answerJson(res, completion("hi"));
    beginStream(res);
    for (const event of streamEvents(["so ", "it ", "goes"])) {
      res.write(event);
      await pause(50);
    }
    res.end();
  };
  const calls = Array.from({ length: 40 }, (_, i) => chat({ at: stopping, body: { stream: i % 2 === 0 } }));
  await expect.poll(() => upstream.calls.length).toBe(40);
  const stopped = stopping.stop();
  const responses = await Promise.all(calls);
  await Promise.all(responses.map((response) => response.text()));
  await stopped;
  const { rows } = await tenant.client.query(
    "SELECT count(*)::int AS n, sum(cost_nanos)::int AS cost FROM usage_event WHERE request_id = ANY($1) AND outcome = 'ok'",
    [responses.map(idOf)],
  );
  expect(rows[0]).toEqual({ n: 40, cost: 40 * COST_NANOS });
});

describe("complaint 12, read the answer, drop the connection, pay nothing; and the reverse", () => {
  it("a caller who leaves a stream pays for what was generated, and the upstream is cancelled", async () => {
    const stream = endless();
    const leaving = new AbortController();
    const response = await chat({ body: { stream: true, max_tokens: 4_000 }, signal: leaving.signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let received = 0;
    while (received < 30) received += ((await reader.read()).value ?? "").split(" word").length - 1;
    leaving.abort();
    await expect.poll(() => stream.isCancelled).toBe(true);
    const event = await eventOf(response);
    expect(event).toMatchObject({ outcome: "aborted", usage_source: "estimated" });
    expect(Number(event.output_tokens)).toBeGreaterThanOrEqual(received);
    expect(Number(event.output_tokens)).toBeLessThanOrEqual(stream.sent);
    expect(costOf(event)).toBe(Number(event.input_tokens) * 1_000 + Number(event.output_tokens) * 4_000);
  });

  it("a caller who reads all of a stream but its end pays for all of it", async () => {
    upstream.script = async (_, res) => {
      beginStream(res);
      for (const event of streamEvents(["one ", "two ", "three"]).slice(0, 5)) res.write(event);
      await pause(1_000);
      res.end();
    };
    const leaving = new AbortController();
    const response = await chat({ body: { stream: true }, signal: leaving.signal });
    let text = "";
    for await (const part of response.body!) {
      text += Buffer.from(part).toString();
      if (text.includes('"stop"')) break;
    }
    leaving.abort();
    const event = await eventOf(response);
    expect(Number(event.output_tokens)).toBe(3);
    expect(costOf(event)).toBeGreaterThan(3 * 4_000);
  });

  it("a caller who leaves before an answer that is not streamed pays what the provider reports", async () => {
    upstream.script = async (_, res) => {
      await pause(200);
      answerJson(res, completion("for nobody"));
    };
    const leaving = new AbortController();
    const asked = chat({ signal: leaving.signal, body: { user: "impatient" } }).catch(() => "left");
    await expect.poll(() => upstream.calls.length).toBe(1);
    leaving.abort();
    await asked;
    expect(await eventOfUser("impatient")).toMatchObject({
      outcome: "aborted",
      usage_source: "provider",
      cost_nanos: String(COST_NANOS),
    });
  });

  it("a caller who leaves a stream before its first byte pays nothing, and the upstream is cancelled", async () => {
    let isCancelled = false;
    upstream.script = (_, res) => {
      res.on("close", () => {
        isCancelled = true;
      });
    };
    const leaving = new AbortController();
    const asked = chat({ signal: leaving.signal, body: { stream: true, user: "early" } }).catch(() => "left");
    await expect.poll(() => upstream.calls.length).toBe(1);
    leaving.abort();
    await asked;
    await expect.poll(() => isCancelled).toBe(true);
    expect(await eventOfUser("early")).toMatchObject({ outcome: "aborted", cost_nanos: "0" });
  });
});

describe("complaint 13, `response.incomplete` billed zero", () => {
  const cutShort = {
    choices: [{ index: 0, message: { role: "assistant", content: "so" }, finish_reason: "length" }],
  };

  it("an answer that ended at its length is billed as reported", async () => {
    upstream.script = (_, res) => answerJson(res, completion("so", cutShort));
    const event = await eventOf(await chat({ body: { max_tokens: 5 } }));
    expect(event).toMatchObject({ outcome: "ok", cost_nanos: String(COST_NANOS) });
  });

  it.each([
    ["as reported", USAGE],
    ["as counted, where nothing is reported", null],
  ])("a stream that ended at its length is billed %s", async (_, usage) => {
    upstream.script = (__, res) => {
      beginStream(res);
      res.end(
        streamEvents(["one ", "two "], usage)
          .join("")
          .replace('"finish_reason":"stop"', '"finish_reason":"length"'),
      );
    };
    const response = await chat({ body: { stream: true, max_tokens: 5 } });
    expect(await response.text()).toContain('"finish_reason":"length"');
    const event = await eventOf(response);
    expect(event.outcome).toBe("ok");
    expect(costOf(event)).toBeGreaterThan(0);
  });

  it("a stream that the provider broke off is billed for what came", async () => {
    upstream.script = async (_, res) => {
      beginStream(res);
      for (const event of streamEvents(["one ", "two "]).slice(0, 3)) res.write(event);
      await pause(50);
      res.destroy();
    };
    const response = await chat({ body: { stream: true } });
    expect(await response.text()).toContain('"finish_reason":"error"');
    const event = await eventOf(response);
    expect(event).toMatchObject({ outcome: "cut", usage_source: "estimated", output_tokens: 3 });
    expect(costOf(event)).toBeGreaterThan(0);
  });
});

it("complaint 18, grace stored, old key refused: both secrets work at every gateway until the overlap ends", async () => {
  const other = await startTestGateway(database.url);
  const old = await tenant.key();
  const next = generateKeySecret("live");
  await tenant.secret(old.id, next);
  const endsAt = new Date(Date.now() + 2_500);
  await tenant.client.query("UPDATE key_secret SET expires_at = $2 WHERE key_id = $1 AND hash <> $3", [
    old.id,
    endsAt,
    sha256Hex(next),
  ]);
  await tenant.client.query("UPDATE api_key SET updated_at = now() WHERE id = $1", [old.id]);
  for (const at of [gateway, other]) {
    expect((await chat({ at, secret: old.secret })).status).toBe(200);
    expect((await chat({ at, secret: next })).status).toBe(200);
  }
  expect(Date.now()).toBeLessThan(endsAt.getTime());
  await pause(endsAt.getTime() - Date.now() + 100);
  for (const at of [gateway, other]) {
    expect((await chat({ at, secret: old.secret })).status).toBe(401);
    expect((await chat({ at, secret: next })).status).toBe(200);
  }
  await other.stop();
});
