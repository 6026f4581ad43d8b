import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { answerJson, beginStream, completion, LoopbackUpstream, streamEvents } from "./providers/testing";
import { startTestGateway, TestTenant } from "./testing";

type Gateway = Awaited<ReturnType<typeof startTestGateway>>;

const database = useTestDatabase();
/** `ask` is 8 tokens in and at most 10 out: its ceiling is its price. */
const CALL_NANOS = 48_000n;
/** Less than a prompt and one token cost, so it pays for nothing. */
const CHANGE_NANOS = 11_999n;
const OUTPUT_TOKENS = 10;

let upstream: LoopbackUpstream;
let tenants: TestTenant[] = [];
let gateways: Gateway[] = [];

/** What a provider does: never more output than it was allowed, some time to make it. */
async function answer({ body }: { body: Record<string, unknown> }, res: Parameters<typeof beginStream>[0]) {
  const tokens = Math.min(OUTPUT_TOKENS, Number(body.max_tokens));
  const usage = { prompt_tokens: 8, completion_tokens: tokens, total_tokens: 8 + tokens };
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
  if (!body.stream) return answerJson(res, completion("x", { usage }));
  beginStream(res);
  const words = Array.from({ length: tokens }, () => " word");
  res.end(streamEvents(words, usage).join(""));
}

async function startGateways(count: number): Promise<void> {
  gateways = await Promise.all(
    Array.from({ length: count }, () => startTestGateway(database.url, { HOLD_WAIT_MS: "2500" })),
  );
}

async function stopGateways(): Promise<void> {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  gateways = [];
}

async function openTenant(creditNanos: bigint): Promise<{ tenant: TestTenant; secret: string }> {
  const tenant = await TestTenant.open(database.url, creditNanos);
  tenants.push(tenant);
  const key = await tenant.key();
  return { tenant, secret: key.secret };
}

async function call(gateway: Gateway, secret: string, stream = false): Promise<number> {
  const response = await fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({
      model: "acme/one",
      messages: [{ role: "user", content: "hello" }],
      max_tokens: OUTPUT_TOKENS,
      stream,
    }),
  });
  const text = await response.text();
  if (stream && response.status === 200) expect(text.trimEnd().endsWith("[DONE]")).toBe(true);
  return response.status;
}

async function callAll(secret: string, parallel: number, stream: boolean): Promise<Map<number, number>> {
  const each = Array.from({ length: parallel }, (_, i) =>
    call(gateways[i % gateways.length]!, secret, stream),
  );
  const counts = new Map<number, number>();
  for (const status of await Promise.all(each)) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

async function window({ client, orgId }: TestTenant) {
  const { rows } = await client.query<{ spent: string; leased: string }>(
    `SELECT coalesce(sum(w.spent_nanos), 0) AS spent, coalesce(sum(w.leased_nanos), 0) AS leased
     FROM budget b JOIN budget_window w ON w.budget_id = b.id WHERE b.org_id = $1 AND b.kind = 'credit'`,
    [orgId],
  );
  return { spent: BigInt(rows[0]!.spent), leased: BigInt(rows[0]!.leased) };
}

async function grant({ client, orgId }: TestTenant, nanos: bigint): Promise<void> {
  await client.query(
    "UPDATE budget SET limit_nanos = limit_nanos + $2, updated_at = now() WHERE org_id = $1 AND kind = 'credit'",
    [orgId, nanos],
  );
}

/** An answer within a second: a grant is known to every gateway in less. */
async function eventually(status: number, ask: () => Promise<number>): Promise<void> {
  const end = Date.now() + 3_000;
  let last = await ask();
  while (last !== status && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    last = await ask();
  }
  expect(last).toBe(status);
}

beforeAll(async () => {
  upstream = await LoopbackUpstream.start(answer);
  const setup = await TestTenant.open(database.url);
  await setup.model("acme/one", [[await setup.provider("openai", upstream.baseUrl), "one"]]);
  await setup.client.end();
});
afterAll(() => upstream?.stop());
afterEach(async () => {
  await stopGateways();
  for (const tenant of tenants) await tenant.client.end();
  tenants = [];
});

const RACES = [
  { instances: 1, parallel: 50, paid: 7, stream: false },
  { instances: 1, parallel: 50, paid: 23, stream: true },
  { instances: 1, parallel: 500, paid: 90, stream: false },
  { instances: 1, parallel: 500, paid: 211, stream: true },
  { instances: 3, parallel: 50, paid: 7, stream: true },
  { instances: 3, parallel: 50, paid: 23, stream: false },
  { instances: 3, parallel: 500, paid: 90, stream: true },
  { instances: 3, parallel: 500, paid: 211, stream: false },
];

describe("complaints 1 and 6: fifty parallel calls spend five times the balance; budgets are per replica", () => {
  for (const { instances, parallel, paid, stream } of RACES) {
    const kind = stream ? "streams" : "calls";
    it(`of ${parallel} parallel ${kind} at ${instances} instances exactly the ${paid} that the balance pays for are answered`, async () => {
      await startGateways(instances);
      const { tenant, secret } = await openTenant(BigInt(paid) * CALL_NANOS + CHANGE_NANOS);
      upstream.calls.length = 0;
      const statuses = await callAll(secret, parallel, stream);
      expect(Object.fromEntries(statuses)).toEqual({ 200: paid, 402: parallel - paid });
      expect(upstream.calls).toHaveLength(paid);
      expect(upstream.calls.every(({ body }) => body.max_tokens === OUTPUT_TOKENS)).toBe(true);

      await grant(tenant, CALL_NANOS);
      const last = gateways.at(-1)!;
      await eventually(200, () => call(last, secret, stream));
      await stopGateways();
      expect(await window(tenant)).toEqual({ spent: BigInt(paid + 1) * CALL_NANOS, leased: 0n });
    }, 30_000);
  }
});

describe("complaint 4: reservations leak and customers who can pay are refused at 0.4 % used, or at half", () => {
  it("at 99 % of the limit, over three instances, one more affordable call is answered wherever it comes in", async () => {
    await startGateways(3);
    for (const gateway of gateways) {
      const { secret } = await openTenant(100n * CALL_NANOS);
      for (let i = 0; i < 3; i++) {
        expect(Object.fromEntries(await callAll(secret, 33, i === 1))).toEqual({ 200: 33 });
      }
      expect(await call(gateway, secret)).toBe(200);
      expect(await Promise.all(gateways.map((one) => call(one, secret)))).toEqual([402, 402, 402]);
    }
  }, 30_000);

  it("calls that failed, were left or never went upstream leave all of the balance to spend", async () => {
    await startGateways(3);
    const { tenant, secret } = await openTenant(40n * CALL_NANOS);
    upstream.script = (_, res) => answerJson(res, { error: { message: "no" } }, 500);
    expect([...(await callAll(secret, 30, false)).keys()]).toEqual([502]);
    upstream.script = (_, res) => res.destroy();
    expect([...(await callAll(secret, 30, true)).keys()]).toEqual([502]);
    upstream.script = async () => {};
    await Promise.all(gateways.map((gateway) => leave(gateway, secret)));
    upstream.script = answer;
    expect(Object.fromEntries(await callAll(secret, 60, false))).toEqual({ 200: 40, 402: 20 });
    await stopGateways();
    expect(await window(tenant)).toEqual({ spent: 40n * CALL_NANOS, leased: 0n });
  }, 30_000);
});

/** A caller who is gone before the stream began: it is cancelled upstream, and nothing was generated. */
async function leave(gateway: Gateway, secret: string): Promise<void> {
  const leaving = new AbortController();
  setTimeout(() => leaving.abort(), 100);
  await expect(
    fetch(`${gateway.url}/v1/chat/completions`, {
      method: "POST",
      signal: leaving.signal,
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify({
        model: "acme/one",
        messages: [{ role: "user", content: "hello" }],
        stream: true,
      }),
    }),
  ).rejects.toThrow();
}
