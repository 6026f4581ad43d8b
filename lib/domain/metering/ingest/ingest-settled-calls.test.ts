import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { inputTotal, NO_USAGE, outputTotal } from "@/lib/core/usage";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { leaseSlices } from "@/lib/domain/limits";
import { ingestSettledCalls } from "./ingest-settled-calls";
import { rebuildRollups } from "./rebuild-rollups";
import type { SettledCall } from "./settled-call";

useTestDatabase();

const AT = Date.UTC(2026, 10, 21, 12, 0, 0);

function settled(orgId: string, costNanos: number, over: Partial<SettledCall> = {}): SettledCall {
  const startedAtMs = over.startedAtMs ?? AT;
  return {
    requestId: newId("request", startedAtMs),
    attempt: 1,
    orgId,
    projectId: `prj-${orgId}`,
    keyId: `key-${orgId}`,
    model: "sandbox/small",
    upstreamModel: "small",
    providerId: "prv-1",
    region: null,
    endpoint: "chat.completions",
    stream: false,
    endUser: null,
    conversation: null,
    tags: null,
    startedAtMs,
    status: 200,
    outcome: "ok",
    errorCode: null,
    usage: { ...NO_USAGE, input: 10, output: 5 },
    usageSource: "provider",
    quarantined: false,
    costNanos,
    priceId: "prc-1",
    ttftMs: null,
    latencyMs: 12.4,
    overheadUs: 150,
    upstreamRequestId: null,
    settledAtMs: startedAtMs + 12,
    charges: [],
    ...over,
  };
}

async function makeBudget(orgId: string, over: Record<string, unknown> = {}): Promise<string> {
  const budget = {
    scope_type: "org",
    scope_id: orgId,
    kind: "credit",
    window: "lifetime",
    limit_nanos: 1_000_000,
    ...over,
  };
  const id = newId("budget");
  await pool().query(
    `INSERT INTO budget (id, org_id, scope_type, scope_id, kind, "window", limit_nanos, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
    [id, orgId, budget.scope_type, budget.scope_id, budget.kind, budget.window, budget.limit_nanos],
  );
  return id;
}

async function books(orgId: string) {
  const one = async (sql: string) => (await pool().query(sql, [orgId])).rows[0];
  return {
    events: await one(
      "SELECT count(*)::int AS n, COALESCE(sum(cost_nanos), 0)::bigint AS cost FROM usage_event WHERE org_id = $1",
    ),
    rollup: await one(
      "SELECT COALESCE(sum(calls), 0)::int AS n, COALESCE(sum(cost_nanos), 0)::bigint AS cost FROM usage_rollup WHERE org_id = $1",
    ),
    transferred: await one(
      "SELECT COALESCE(sum(amount_nanos), 0)::bigint AS cost FROM ledger_transfer WHERE org_id = $1 AND kind = 'usage'",
    ),
    credit: await one(
      "SELECT COALESCE(sum(balance_nanos), 0)::bigint AS cost FROM ledger_account WHERE org_id = $1 AND code = 'credit'",
    ),
    spent: await one(
      `SELECT COALESCE(sum(w.spent_nanos), 0)::bigint AS spent, COALESCE(sum(w.leased_nanos), 0)::bigint AS leased
       FROM budget_window w JOIN budget b ON b.id = w.budget_id WHERE b.org_id = $1`,
    ),
  };
}

async function ledgerSum(): Promise<bigint> {
  const { rows } = await pool().query(
    "SELECT COALESCE(sum(balance_nanos), 0)::bigint AS sum FROM ledger_account",
  );
  return rows[0].sum;
}

let org = "";
beforeEach(() => {
  org = newId("org");
});

describe("ingestSettledCalls", () => {
  it("books a batch once however often it is sent", async () => {
    const budgetId = await makeBudget(org);
    await leaseSlices(
      pool(),
      "gwi-a",
      [{ budgetId, windowStartMs: 0, leastNanos: 1, needNanos: 1_000, wantNanos: 1_000 }],
      60_000,
    );
    const calls = [settled(org, 100), settled(org, 250), settled(org, 0, { outcome: "error", status: 502 })];
    for (const call of calls) call.charges = [[budgetId, 0, call.costNanos]];

    expect(await ingestSettledCalls(pool(), "gwi-a", calls)).toBe(3);
    const first = await books(org);
    expect(await ingestSettledCalls(pool(), "gwi-a", calls)).toBe(0);
    expect(await ingestSettledCalls(pool(), "gwi-b", calls)).toBe(0);

    expect(await books(org)).toEqual(first);
    expect(first).toEqual({
      events: { n: 3, cost: 350n },
      rollup: { n: 3, cost: 350n },
      transferred: { cost: 350n },
      credit: { cost: -350n },
      spent: { spent: 350n, leased: 650n },
    });
    expect(await ledgerSum()).toBe(0n);
  });

  it("comes to the same books from any prefixes, suffixes and orders of the same calls", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(5_000), fc.nat(40)), { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.boolean()), { maxLength: 4 }),
        async (shapes, slices) => {
          const orgId = newId("org");
          await makeBudget(orgId, { window: "day", kind: "cap" });
          const calls = shapes.map(([cost, minutes]) =>
            settled(orgId, cost, { startedAtMs: AT + minutes * 60_000 }),
          );
          for (const [from, length, reverse] of slices) {
            const part = calls.slice(from, from + length);
            await ingestSettledCalls(pool(), "gwi-a", reverse ? part.reverse() : part);
          }
          await ingestSettledCalls(pool(), "gwi-a", [...calls, ...calls].reverse());
          const cost = BigInt(shapes.reduce((sum, [one]) => sum + one, 0));
          const after = await books(orgId);
          expect(after.events).toEqual({ n: calls.length, cost });
          expect(after.rollup).toEqual({ n: calls.length, cost });
          expect(after.transferred.cost).toBe(cost);
          expect(after.credit.cost).toBe(-cost);
          expect(await rebuildRollups(pool(), orgId, new Date(AT - 1), new Date(AT + 86_400_000))).toBe(0);
          expect(await ledgerSum()).toBe(0n);
        },
      ),
      { numRuns: 15 },
    );
  });

  it("keeps the books right when several gateways send overlapping batches at the same time", async () => {
    const orgs = [newId("org"), newId("org"), newId("org")];
    const calls = orgs.flatMap((orgId) => Array.from({ length: 120 }, (_, i) => settled(orgId, 10 + i)));
    const batches = Array.from({ length: 12 }, (_, i) => calls.filter((_, n) => (n * 7 + i) % 3 !== 0));
    const added = await Promise.all(batches.map((batch, i) => ingestSettledCalls(pool(), `gwi-${i}`, batch)));
    expect(added.reduce((sum, n) => sum + n, 0)).toBe(calls.length);
    for (const orgId of orgs) {
      const after = await books(orgId);
      expect(after.events.n).toBe(120);
      expect(after.rollup).toEqual(after.events);
      expect(after.transferred.cost).toBe(after.events.cost);
    }
    expect(await ledgerSum()).toBe(0n);
  });

  it("takes from the lease what was held, and no more than the lease has left", async () => {
    const budgetId = await makeBudget(org);
    await leaseSlices(
      pool(),
      "gwi-a",
      [{ budgetId, windowStartMs: 0, leastNanos: 1, needNanos: 100, wantNanos: 100 }],
      60_000,
    );
    await ingestSettledCalls(pool(), "gwi-a", [settled(org, 130, { charges: [[budgetId, 0, 130]] })]);
    expect((await books(org)).spent).toEqual({ spent: 130n, leased: 0n });
  });

  it("adds spend to a cap that is younger than the call, and none to a revoked one", async () => {
    const cap = await makeBudget(org, { kind: "cap", window: "day" });
    const revoked = await makeBudget(org, { kind: "cap", window: "week" });
    const day = Date.UTC(2026, 10, 21);
    const ask = { leastNanos: 1, needNanos: 1, wantNanos: 1 };
    await leaseSlices(pool(), "gwi-a", [{ budgetId: cap, windowStartMs: day, ...ask }], 60_000);
    await leaseSlices(
      pool(),
      "gwi-a",
      [{ budgetId: revoked, windowStartMs: Date.UTC(2026, 10, 16), ...ask }],
      60_000,
    );
    await pool().query("UPDATE budget SET revoked_at = now() WHERE id = $1", [revoked]);
    await ingestSettledCalls(pool(), "gwi-a", [settled(org, 70)]);
    const { rows } = await pool().query(
      "SELECT budget_id, spent_nanos FROM budget_window WHERE budget_id = ANY($1)",
      [[cap, revoked]],
    );
    expect(new Map(rows.map((row) => [row.budget_id, row.spent_nanos]))).toEqual(
      new Map([
        [cap, 70n],
        [revoked, 0n],
      ]),
    );
  });

  it("stores hostile text as text: quotes, braces, NUL, half a surrogate", async () => {
    const endUser = 'a"b\\c{d},e\nNULL 💥';
    await ingestSettledCalls(pool(), "gwi-a", [
      settled(org, 1, { endUser, conversation: "NULL", tags: { "k\0\ud800": 'v\\u0000"\udfff' } }),
      settled(org, 1, { endUser: "\0", conversation: "" }),
    ]);
    const { rows } = await pool().query(
      "SELECT end_user, conversation, tags FROM usage_event WHERE org_id = $1 ORDER BY end_user",
      [org],
    );
    expect(rows.map((row) => [row.end_user, row.conversation]).sort()).toEqual(
      [
        [endUser, "NULL"],
        ["\uFFFD", ""],
      ].sort(),
    );
    expect(rows.find((row) => row.tags).tags).toEqual({ "k\uFFFD\uFFFD": 'v\\u0000"\uFFFD' });
  });

  it("stores the same row whether its batch is all new or partly booked", async () => {
    const booked = settled(org, 3);
    const rare = {
      attempt: 32_767,
      status: 599,
      outcome: "cut",
      costNanos: 2 ** 40 + 7,
      latencyMs: 0.5,
      ttftMs: 1.5,
      region: 'a"b\\{},\0\ud800 東京 💥',
      tags: { "k\0": "\ud800" },
      conversation: "NULL",
      usage: { ...NO_USAGE, input: 2 ** 31 - 1, images: 3 },
    } as const;
    const [alone, beside] = [settled(org, 1, rare), settled(org, 1, rare)];
    await ingestSettledCalls(pool(), "gwi-a", [booked, alone]);
    expect(await ingestSettledCalls(pool(), "gwi-a", [booked, beside])).toBe(1);
    const { rows } = await pool().query(
      "SELECT to_jsonb(e) - 'request_id' - 'transfer_id' - 'booking' AS row FROM usage_event e WHERE request_id = ANY($1)",
      [[alone.requestId, beside.requestId]],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual(rows[1]);
    expect(rows[0].row).toMatchObject({
      region: 'a"b\\{},\uFFFD\uFFFD 東京 💥',
      latency_ms: 1,
      cost_nanos: 2 ** 40 + 7,
    });
  });

  it.each([
    ["more tokens than an integer holds", { usage: { ...NO_USAGE, input: 2 ** 31 } }, "22003"],
    ["half a token", { usage: { ...NO_USAGE, output: 1.5 } }, "22P02"],
    ["fewer than no tokens", { usage: { ...NO_USAGE, output: -1 } }, "23514"],
  ])(
    "%s is refused for its content, so that the call is set apart and the others are booked",
    async (_, over, code) => {
      const batch = [settled(org, 1), settled(org, 1, over)];
      await expect(ingestSettledCalls(pool(), "gwi-a", batch)).rejects.toMatchObject({ code });
      expect((await books(org)).events.n).toBe(0);
      expect(await ingestSettledCalls(pool(), "gwi-a", batch.slice(0, 1))).toBe(1);
    },
  );

  it("announces each organization once a batch, with its latest twenty requests and the sums of all", async () => {
    const client = await pool().connect();
    const payloads: string[] = [];
    client.on("notification", (message) => payloads.push(message.payload ?? ""));
    await client.query("LISTEN turnpike_usage");
    const calls = Array.from({ length: 30 }, () => settled(org, 1));
    await ingestSettledCalls(pool(), "gwi-a", calls);
    await client.query("SELECT 1");
    client.release(true);
    expect(payloads.map((payload) => JSON.parse(payload))).toEqual([
      {
        orgId: org,
        count: 30,
        requestIds: calls.slice(10).map((call) => call.requestId),
        inputTokens: calls.reduce((sum, { usage }) => sum + inputTotal(usage), 0),
        outputTokens: calls.reduce((sum, { usage }) => sum + outputTotal(usage), 0),
        costNanos: String(calls.reduce((sum, { costNanos }) => sum + costNanos, 0)),
        xid: expect.stringMatching(/^\d+$/),
      },
    ]);
  });
});

describe("rebuildRollups", () => {
  it("repairs what is wrong and says how much it was", async () => {
    await ingestSettledCalls(pool(), "gwi-a", [
      settled(org, 5),
      settled(org, 7, { ttftMs: 3, outcome: "cut" }),
    ]);
    await pool().query("UPDATE usage_rollup SET calls = calls + 1 WHERE org_id = $1", [org]);
    const day = [new Date(AT), new Date(AT + 1)] as const;
    expect(await rebuildRollups(pool(), org, ...day)).toBe(1);
    expect(await rebuildRollups(pool(), org, ...day)).toBe(0);
    expect((await books(org)).rollup).toEqual({ n: 2, cost: 12n });
  });
});
