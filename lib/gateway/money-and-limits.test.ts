import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { answerJson, beginStream, completion, LoopbackUpstream, streamEvents } from "./providers/testing";
import { startTestGateway, TestTenant } from "./testing";

const database = useTestDatabase();
let upstream: LoopbackUpstream;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let setup: TestTenant;
const tenants: TestTenant[] = [];

beforeAll(async () => {
  upstream = await LoopbackUpstream.start(() => {});
  setup = await TestTenant.open(database.url);
  tenants.push(setup);
  await setup.model("acme/one", [[await setup.provider("openai", upstream.baseUrl), "one"]]);
  gateway = await startTestGateway(database.url);
});
afterAll(async () => {
  await gateway?.stop();
  await upstream?.stop();
  for (const tenant of tenants) await tenant.client.end();
});
beforeEach(() => {
  upstream.calls.length = 0;
  // Exactly what `ask` is counted as: 8 in, 10 out: 48 000 nano-dollars.
  upstream.script = (_, res) =>
    answerJson(
      res,
      completion("x", { usage: { prompt_tokens: 8, completion_tokens: 10, total_tokens: 18 } }),
    );
});

async function openTenant(creditNanos: bigint): Promise<TestTenant> {
  const tenant = await TestTenant.open(database.url, creditNanos);
  tenants.push(tenant);
  return tenant;
}

function ask(secret: string, more: Record<string, unknown> = {}) {
  return fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({
      model: "acme/one",
      messages: [{ role: "user", content: "hello" }],
      max_tokens: 10,
      ...more,
    }),
  });
}

async function spentOf(tenant: TestTenant, expectedNanos: bigint): Promise<bigint> {
  let spent = -1n;
  for (let i = 0; i < 100 && spent !== expectedNanos; i++) {
    const { rows } = await tenant.client.query<{ spent: string }>(
      "SELECT coalesce(sum(cost_nanos), 0)::bigint AS spent FROM usage_event WHERE org_id = $1",
      [tenant.orgId],
    );
    spent = BigInt(rows[0]!.spent);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return spent;
}

const CALL_NANOS = 48_000n;

describe("credit and caps", () => {
  it("a balance that pays for exactly seven of fifty parallel calls answers exactly seven", async () => {
    const tenant = await openTenant(7n * CALL_NANOS);
    const { secret } = await tenant.key();
    const statuses = await Promise.all(Array.from({ length: 50 }, async () => (await ask(secret)).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(7);
    expect(statuses.filter((status) => status === 402)).toHaveLength(43);
    expect(upstream.calls).toHaveLength(7);
    expect(await spentOf(tenant, 7n * CALL_NANOS)).toBe(7n * CALL_NANOS);
  });

  it("a refusal says scope, limit and what is spent, and tells SDKs not to retry", async () => {
    const tenant = await openTenant(1_000_000_000n);
    const key = await tenant.key();
    await tenant.budget("key", key.id, CALL_NANOS, "cap", "day");
    expect((await ask(key.secret)).status).toBe(200);
    const refused = await ask(key.secret);
    expect(refused.status).toBe(402);
    expect(refused.headers.get("x-should-retry")).toBe("false");
    const { error } = await refused.json();
    expect(error).toMatchObject({
      type: "insufficient_quota",
      code: "budget_exceeded",
      param: null,
      scope: "key",
    });
    expect(error.resets_at).toMatch(/T00:00:00/);
  });

  it("complaint 5, a default `max_tokens` makes a 402 for someone who can pay: a shorter answer is given instead", async () => {
    const tenant = await openTenant(3n * CALL_NANOS);
    const { secret } = await tenant.key();
    const response = await ask(secret, { max_tokens: undefined });
    expect(response.status).toBe(200);
    expect(upstream.calls[0]!.body.max_tokens).toBe(34);
  });

  it("a stream ends at the cap with finish_reason length, and costs no more than there is", async () => {
    const credit = 2_000_000n;
    const tenant = await openTenant(credit);
    const { secret } = await tenant.key();
    upstream.script = async (_, res) => {
      beginStream(res);
      for (const event of streamEvents(Array.from({ length: 3_000 }, () => " word"))) {
        if (res.destroyed) return;
        res.write(event);
        if (Math.random() < 0.05) await new Promise((resolve) => setTimeout(resolve, 1));
      }
      res.end();
    };
    const response = await ask(secret, { stream: true, max_tokens: undefined });
    const text = await response.text();
    const lines = text
      .trim()
      .split("\n\n")
      .map((line) => line.slice(6));
    expect(lines.at(-1)).toBe("[DONE]");
    expect(JSON.parse(lines.at(-2)!)).toMatchObject({ choices: [{ finish_reason: "length" }] });
    const [event] = await tenant.events(response.headers.get("x-request-id")!);
    expect(event).toMatchObject({ outcome: "capped", usage_source: "counted" });
    expect(BigInt(event!.cost_nanos as bigint)).toBeLessThanOrEqual(credit);
    expect(Number(event!.output_tokens)).toBeGreaterThan(400);
  });

  it("a stream whose next piece nobody can pay for ends before it: the piece is neither sent nor billed", async () => {
    const credit = 8n * 1_000n + 20n * 4_000n;
    const tenant = await openTenant(credit);
    const { secret } = await tenant.key();
    upstream.script = (_, res) => {
      beginStream(res);
      res.write(streamEvents([" one two three"])[1]);
      setTimeout(() => {
        const [, piece, end] = streamEvents([" word".repeat(200)]);
        res.end(`${piece}${end}`);
      }, 30);
    };
    const response = await ask(secret, { stream: true, max_tokens: undefined });
    const text = await response.text();
    expect(text).toContain("one two three");
    expect(text).not.toContain("word word");
    expect(text).toContain('"finish_reason":"length"');
    expect(text.trimEnd().endsWith("[DONE]")).toBe(true);
    const [event] = await tenant.events(response.headers.get("x-request-id")!);
    expect(event).toMatchObject({ outcome: "capped", output_tokens: 3 });
    expect(BigInt(event!.cost_nanos as bigint)).toBe(8n * 1_000n + 3n * 4_000n);
  });

  it("an organization without credit is refused before anything goes upstream", async () => {
    const tenant = await openTenant(0n);
    const response = await ask((await tenant.key()).secret);
    expect([response.status, upstream.calls.length]).toEqual([402, 0]);
  });
});

describe("rate limits", () => {
  it("requests a minute: the tightest of key and project, in the headers and in the 429", async () => {
    const tenant = await openTenant(1_000_000_000n);
    const { secret } = await tenant.key({ rpm: 3 });
    const responses = [];
    for (let i = 0; i < 4; i++) responses.push(await ask(secret));
    expect(responses.map((response) => response.status)).toEqual([200, 200, 200, 429]);
    expect(responses[1]!.headers.get("x-ratelimit-limit-requests")).toBe("3");
    expect(responses[1]!.headers.get("x-ratelimit-remaining-requests")).toBe("1");
    expect(responses[1]!.headers.get("x-ratelimit-reset-requests")).toMatch(
      /^(\d+ms|\d+(\.\d)?s|1m\d+(\.\d)?s)$/,
    );
    const refused = responses[3]!;
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(refused.headers.get("retry-after-ms"))).toBeGreaterThan(0);
    expect((await refused.json()).error).toMatchObject({
      code: "rate_limit_exceeded",
      scope: "key",
      limit: 3,
    });
  });

  it("tokens a minute are settled to what was used", async () => {
    const tenant = await openTenant(1_000_000_000n);
    const { secret } = await tenant.key({ tpm: 100 });
    for (let i = 0; i < 3; i++) {
      const response = await ask(secret);
      expect(response.status).toBe(200);
      await response.text();
    }
    const refused = await ask(secret, { max_tokens: 90 });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("x-ratelimit-remaining-tokens")).toBe(String(100 - 3 * 18));
  });

  it("concurrency frees with the last byte", async () => {
    const tenant = await openTenant(1_000_000_000n);
    const { secret } = await tenant.key({ concurrency: 2 });
    upstream.script = (_, res) => setTimeout(() => answerJson(res, completion("x")), 150);
    const statuses = await Promise.all([1, 2, 3].map(async () => (await ask(secret)).status));
    expect(statuses.sort()).toEqual([200, 200, 429]);
    expect((await ask(secret)).status).toBe(200);
  });
});
