import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerJson, completion, LoopbackUpstream } from "../providers/testing";
import { startTestGateway, TestTenant } from "../testing";
import { OwnPostgres } from "./own-postgres";

const CALL_NANOS = 12 * 1_000 + 5 * 4_000;
const AWAY_MS = 6_000;
/** No call may wait longer for a database that is away, on a machine that is busy. */
const REFUSAL_MS_MAX = 3_500;

let postgres: OwnPostgres;
let upstream: LoopbackUpstream;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  upstream = await LoopbackUpstream.start((_, res) => answerJson(res, completion("hi")));
  postgres = await OwnPostgres.start();
  process.env.DATABASE_URL = postgres.url;
  const operator = await TestTenant.open(postgres.url);
  await operator.model("acme/one", [[await operator.provider("openai", upstream.baseUrl), "up-one"]]);
  await operator.client.end();
  gateway = await startTestGateway(postgres.url);
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  await upstream?.stop();
  await postgres?.stop();
}, 30_000);

async function chat(secret: string, headers: Record<string, string> = {}) {
  const startedMs = performance.now();
  const response = await fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", ...headers },
    body: JSON.stringify({
      model: "acme/one",
      messages: [{ role: "user", content: "Hi" }],
      max_tokens: 10,
    }),
  });
  await response.text();
  return {
    status: response.status,
    tookMs: performance.now() - startedMs,
    requestId: response.headers.get("x-request-id")!,
    retryAfter: Number(response.headers.get("retry-after")),
  };
}

async function withTenants<T>(work: (busy: TestTenant, fresh: TestTenant) => Promise<T>): Promise<T> {
  const tenants = [await TestTenant.open(postgres.url), await TestTenant.open(postgres.url)] as const;
  for (const tenant of tenants) tenant.client.on("error", () => {});
  try {
    return await work(...tenants);
  } finally {
    for (const tenant of tenants) await tenant.client.end().catch(() => {});
  }
}

describe.each([
  ["is killed", () => postgres.kill(), () => postgres.restart()],
  ["hangs: it accepts and never answers", () => postgres.freeze(), async () => postgres.thaw()],
])("a PostgreSQL that %s", (name, goAway, comeBack) => {
  it("does not stop calls that leases pay for, refuses the others quickly with 503, and misses nothing after", async () => {
    await withTenants(async (busy, fresh) => {
      const keys = { busy: await busy.key(), fresh: await fresh.key() };
      await expect.poll(async () => (await chat(keys.busy.secret)).status, { timeout: 5_000 }).toBe(200);
      await pause(300);
      const before = upstream.calls.length;
      goAway();
      const awayAtMs = performance.now();
      const answered: string[] = [];
      while (performance.now() - awayAtMs < AWAY_MS) {
        const call = await chat(keys.busy.secret);
        expect(call.tookMs).toBeLessThan(REFUSAL_MS_MAX);
        if (call.status === 200) answered.push(call.requestId);
        else expect(call.status).toBe(503);
        await pause(100);
      }
      expect(answered.length).toBeGreaterThan(20);
      for (let i = 0; i < 3; i++) {
        const refused = await chat(keys.fresh.secret);
        expect(refused.status).toBe(503);
        expect(refused.retryAfter).toBeGreaterThan(0);
        expect(refused.tookMs).toBeLessThan(REFUSAL_MS_MAX);
      }
      const unpromised = await chat(keys.busy.secret, { "idempotency-key": `k-${name.length}` });
      expect(unpromised.status).toBe(503);
      expect(unpromised.tookMs).toBeLessThan(REFUSAL_MS_MAX);
      expect(upstream.calls.length - before).toBe(answered.length);

      await comeBack();
      await expect.poll(async () => (await chat(keys.fresh.secret)).status, { timeout: 15_000 }).toBe(200);
      const reader = await TestTenant.open(postgres.url);
      try {
        const booked = async () => {
          const { rows } = await reader.client.query(
            "SELECT count(*)::int AS n, sum(cost_nanos)::bigint AS cost FROM usage_event WHERE org_id = $1",
            [busy.orgId],
          );
          return rows[0];
        };
        await expect
          .poll(async () => (await booked()).n, { timeout: 15_000 })
          .toBeGreaterThan(answered.length);
        const { rows } = await reader.client.query(
          "SELECT request_id FROM usage_event WHERE request_id = ANY($1)",
          [answered],
        );
        expect(rows).toHaveLength(answered.length);
        const { n, cost } = await booked();
        expect(BigInt(cost)).toBe(BigInt(n * CALL_NANOS));
        const ledger = await reader.client.query(
          "SELECT sum(balance_nanos)::bigint AS sum FROM ledger_account",
        );
        expect(BigInt(ledger.rows[0].sum)).toBe(0n);
      } finally {
        await reader.client.end();
      }
    });
  }, 60_000);
});

describe("a PostgreSQL that stays away longer than leases live", () => {
  it("stops calls with a quick 503 and Retry-After, and none of them goes upstream, until it is back", async () => {
    await withTenants(async (busy) => {
      const { secret } = await busy.key();
      const usual = gateway;
      gateway = await startTestGateway(postgres.url, { LEASE_MS: "4000" });
      try {
        await expect.poll(async () => (await chat(secret)).status, { timeout: 5_000 }).toBe(200);
        postgres.freeze();
        await expect.poll(async () => (await chat(secret)).status, { timeout: 8_000 }).toBe(503);
        const before = upstream.calls.length;
        for (let i = 0; i < 20; i++) {
          const refused = await chat(secret);
          expect(refused).toMatchObject({ status: 503, retryAfter: 2 });
          expect(refused.tookMs).toBeLessThan(500);
        }
        expect(upstream.calls.length).toBe(before);
        postgres.thaw();
        await expect.poll(async () => (await chat(secret)).status, { timeout: 10_000 }).toBe(200);
      } finally {
        postgres.thaw();
        await gateway.stop();
        gateway = usual;
      }
    });
  }, 60_000);
});
