import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { answerJson, beginStream, completion, LoopbackUpstream, streamEvents } from "../providers/testing";
import { gatewaysCaughtUp, startTestGateway, TestTenant } from "../testing";

const database = useTestDatabase();
let tenant: TestTenant;
let upstream: LoopbackUpstream;
let one: Awaited<ReturnType<typeof startTestGateway>>;
let two: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;
let keys = 0;
let key = "";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  upstream = await LoopbackUpstream.start(() => {});
  tenant = await TestTenant.open(database.url);
  await tenant.model("acme/one", [[await tenant.provider("openai", upstream.baseUrl), "up-one"]]);
  ({ secret } = await tenant.key());
  one = await startTestGateway(database.url);
  two = await startTestGateway(database.url);
});
afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()]);
  await upstream?.stop();
  await tenant?.client.end();
});
beforeEach(() => {
  key = `retry-${++keys}`;
  upstream.calls.length = 0;
  upstream.script = (_, res) => answerJson(res, completion("first"));
});
afterEach(() => {
  upstream.script = () => {};
});

type Ask = { body?: Record<string, unknown>; headers?: Record<string, string>; signal?: AbortSignal };

function chat({ body = {}, headers = {}, signal }: Ask = {}, gateway = one) {
  return fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    signal,
    headers: {
      authorization: `Bearer ${secret}`,
      "content-type": "application/json",
      "idempotency-key": key,
      ...headers,
    },
    body: JSON.stringify({ model: "acme/one", messages: [{ role: "user", content: "Hi" }], ...body }),
  });
}
const idOf = (response: Response) => response.headers.get("x-request-id")!;
const isReplayed = (response: Response) => response.headers.get("x-turnpike-replayed") === "true";
async function errorOf(response: Response) {
  return { status: response.status, ...(await response.json()).error };
}
async function billedCalls(): Promise<number> {
  const { rows } = await tenant.client.query(
    "SELECT count(*)::int AS n FROM usage_event WHERE org_id = $1 AND cost_nanos > 0",
    [tenant.orgId],
  );
  return rows[0].n;
}
async function claimState(requestId: string) {
  const { rows } = await tenant.client.query("SELECT * FROM idempotent_call WHERE request_id = $1", [
    requestId,
  ]);
  return rows[0];
}

describe("a call sent again with its Idempotency-Key", () => {
  it("gets the first answer again, from any gateway, and is billed once", async () => {
    const before = await billedCalls();
    const first = await chat();
    const body = await first.text();
    expect(isReplayed(first)).toBe(false);
    for (const gateway of [one, two]) {
      const again = await chat({}, gateway);
      expect(again.status).toBe(200);
      expect(await again.text()).toBe(body);
      expect(isReplayed(again)).toBe(true);
      expect(idOf(again)).toBe(idOf(first));
      for (const name of ["content-type", "x-turnpike-cost", "x-turnpike-model", "x-turnpike-provider"]) {
        expect(again.headers.get(name)).toBe(first.headers.get(name));
      }
    }
    expect(upstream.calls).toHaveLength(1);
    await tenant.events(idOf(first));
    expect(await billedCalls()).toBe(before + 1);
  });

  it("gets a stream's same chunks again as a stream", async () => {
    upstream.script = (_, res) => {
      beginStream(res);
      for (const event of streamEvents(["one ", "two ", "thrée 🎉"])) res.write(event);
      res.end();
    };
    const body = { stream: true, stream_options: { include_usage: true } };
    const first = await chat({ body });
    const text = await first.text();
    expect(text).toContain("thrée 🎉");
    const again = await chat({ body }, two);
    expect(again.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(await again.text()).toBe(text);
    expect([isReplayed(again), idOf(again)]).toEqual([true, idOf(first)]);
    expect(upstream.calls).toHaveLength(1);
  });

  it("is 409 with another body, and another API key's same value is another call", async () => {
    const first = await chat();
    const other = await chat({ body: { max_tokens: 5 } });
    expect(other.headers.get("x-should-retry")).toBe("false");
    expect(await errorOf(other)).toMatchObject({ status: 409, code: "idempotency_conflict" });
    const stranger = await tenant.key();
    const theirs = await chat({ headers: { authorization: `Bearer ${stranger.secret}` } });
    expect([theirs.status, isReplayed(theirs)]).toEqual([200, false]);
    expect(idOf(theirs)).not.toBe(idOf(first));
  });

  it("waits for a first call under way, at any gateway, and gets its answer", async () => {
    upstream.script = async (_, res) => {
      await pause(400);
      answerJson(res, completion("slow"));
    };
    const answers = await Promise.all([chat(), chat(), chat({}, two), chat({}, two)]);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(answers.filter(isReplayed)).toHaveLength(3);
    expect(upstream.calls).toHaveLength(1);
  });

  it("is told with 409 and Retry-After to come back while the first takes long", async () => {
    let finish = () => {};
    upstream.script = async (_, res) => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      answerJson(res, completion("late"));
    };
    const first = chat();
    await expect.poll(() => upstream.calls.length).toBe(1);
    const second = await chat({}, two);
    expect(second.headers.get("retry-after")).toBe("2");
    expect(second.headers.get("x-should-retry")).toBeNull();
    expect(await errorOf(second)).toMatchObject({ status: 409, code: "idempotency_conflict" });
    finish();
    expect((await first).status).toBe(200);
    expect(isReplayed(await chat({}, two))).toBe(true);
  });

  it("is run after an error, which is not remembered: nothing was billed", async () => {
    upstream.script = (_, res) => answerJson(res, { error: { message: "no" } }, 500);
    expect((await chat()).status).toBe(502);
    const model = await chat({ body: { model: "acme/none" }, headers: { "idempotency-key": `${key}-b` } });
    expect(model.status).toBe(404);
    upstream.script = (_, res) => answerJson(res, completion("then"));
    const retried = await chat({ headers: { "idempotency-key": `${key}-b` } });
    expect([retried.status, isReplayed(retried)]).toEqual([200, false]);
    const again = await chat();
    expect([again.status, isReplayed(again)]).toEqual([200, false]);
  });

  it("is answered although the money ran out meanwhile, and a 402 is not remembered", async () => {
    const poor = await tenant.key();
    const headers = { authorization: `Bearer ${poor.secret}` };
    const first = await chat({ headers });
    const cap = await tenant.budget("key", poor.id, 1n);
    const again = await chat({ headers });
    expect([again.status, isReplayed(again)]).toEqual([200, true]);
    expect(await again.text()).toBe(await first.text());
    const refused = { ...headers, "idempotency-key": `${key}-402` };
    expect((await chat({ headers: refused })).status).toBe(402);
    await tenant.client.query("UPDATE budget SET limit_nanos = 1000000000 WHERE id = $1", [cap]);
    await gatewaysCaughtUp();
    expect((await chat({ headers: refused })).status).toBe(200);
  });

  it("whose caller left gets what was billed: the whole answer, or the stream as far as it came", async () => {
    upstream.script = async (_, res) => {
      await pause(200);
      answerJson(res, completion("paid for"));
    };
    const leaving = new AbortController();
    const first = chat({ signal: leaving.signal }).catch(() => "left");
    await expect.poll(() => upstream.calls.length).toBe(1);
    leaving.abort();
    await first;
    expect((await (await chat()).json()).choices[0].message.content).toBe("paid for");

    key = `${key}-stream`;
    upstream.script = async (_, res) => {
      beginStream(res);
      for (const event of streamEvents(["so ", "far "]).slice(0, 3)) res.write(event);
    };
    const stop = new AbortController();
    const stream = await chat({ body: { stream: true }, signal: stop.signal });
    await stream.body!.getReader().read();
    stop.abort();
    await tenant.events(idOf(stream));
    const again = await chat({ body: { stream: true } });
    const text = await again.text();
    expect([idOf(again), isReplayed(again)]).toEqual([idOf(stream), true]);
    expect(text).toContain('"content":"so "');
    expect(text).toContain('"finish_reason":"error"');
    expect(text).not.toContain("[DONE]");
    expect(upstream.calls).toHaveLength(2);
  });

  it("whose answer was larger than a megabyte is told so, with the request and its cost", async () => {
    upstream.script = (_, res) => answerJson(res, completion("x".repeat(1_100_000)));
    const first = await chat();
    expect((await first.text()).length).toBeGreaterThan(1_048_576);
    const again = await chat();
    expect(again.headers.get("x-should-retry")).toBe("false");
    expect(await errorOf(again)).toMatchObject({
      status: 409,
      code: "idempotency_result_lost",
      request_id: idOf(first),
      cost: first.headers.get("x-turnpike-cost"),
    });
    expect(upstream.calls).toHaveLength(1);
  });

  it.each([["x".repeat(256)], ["with space"], [""]])("is 400 with the key %j", async (value) => {
    const response = await chat({ headers: { "idempotency-key": value } });
    expect(await errorOf(response)).toMatchObject({ status: 400, param: "Idempotency-Key" });
    expect(upstream.calls).toHaveLength(0);
  });
});

describe("a kept answer", () => {
  it("is encrypted and is forgotten after a day", async () => {
    upstream.script = (_, res) => answerJson(res, completion("Zeppelin"));
    const first = await chat();
    await first.text();
    await expect.poll(async () => (await claimState(idOf(first)))?.state).toBe("kept");
    const row = await claimState(idOf(first));
    expect(JSON.stringify(row)).not.toContain("Zeppelin");
    const livesMs = row.expires_at.getTime() - Date.now();
    expect(Math.abs(livesMs - 24 * 3_600_000)).toBeLessThan(60_000);
    await tenant.client.query("UPDATE idempotent_call SET expires_at = now() WHERE id = $1", [row.id]);
    const anew = await chat();
    expect([anew.status, isReplayed(anew)]).toEqual([200, false]);
    expect(idOf(anew)).not.toBe(idOf(first));
  });
});
