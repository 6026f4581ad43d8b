import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { UsageBucket } from "@/lib/contract/usage";
import type { UsageDimension, UsageFilter } from "@/lib/contract/usage-dimensions";
import { USAGE_BUCKETS } from "@/lib/contract/usage-names";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { NO_USAGE } from "@/lib/core/usage";
import { createPool, db, pool } from "@/lib/db";
import { type TestDatabase, useTestDatabase } from "@/lib/db/testing";
import { seedCatalog } from "../../catalog";
import { createTestTenant } from "../../projects/testing";
import { foldUsage, ingestSettledCalls, readSums, rebuildRollups, type SettledCall } from "..";
import { dimensionSql } from "../explore/dimensions";
import { readLatencyHistograms } from "../explore/read-latency-histograms";
import type { SumsQuery, SumsRow } from "../explore/sums-query";
import { settledCall } from "../testing";

const database: TestDatabase = useTestDatabase();

/** Summer time ends in Europe on the third day. */
const FROM = Date.UTC(2026, 9, 23);
const QUARTER_MS = 15 * MINUTE_MS;
const DAYS = 4;
const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/New_York",
];
const DIMENSIONS: UsageDimension[] = [
  "project",
  "key",
  "model",
  "provider",
  "user",
  "conversation",
  "batch",
  "endpoint",
  "status",
  "tag:feature",
];

let tenant: Awaited<ReturnType<typeof createTestTenant>>;
let priceId: string;

beforeAll(async () => {
  await seedCatalog();
  const model = await db().model.findFirstOrThrow();
  priceId = "prc_folded";
  await db().price.create({
    data: {
      id: priceId,
      modelId: model.id,
      effectiveFrom: new Date(FROM + 7),
      rates: {
        input: 1_234_567,
        cachedInput: 123_457,
        output: 5,
        serviceTiers: { flex: { input: 700_001, output: 1 } },
      },
      createdById: "usr_1",
    },
  });
});
beforeEach(async () => {
  tenant = await createTestTenant();
});

const callOf = fc.record({
  atMs: fc.integer({ min: 0, max: DAYS * DAY_MS - 1 }),
  key: fc.integer({ min: 0, max: 3 }),
  model: fc.integer({ min: 0, max: 3 }),
  user: fc.constantFrom(null, "", "ann", "bob"),
  tags: fc.constantFrom<Record<string, string> | null>(
    null,
    {},
    { feature: "chat" },
    { feature: "code", batch: "b1" },
    { batch: "b2" },
  ),
  outcome: fc.constantFrom("ok" as const, "error" as const, "cut" as const, "corrected" as const),
  costNanos: fc.integer({ min: 0, max: 1_000_000 }),
  cached: fc.constantFrom(0, 7, 1_001),
  flex: fc.boolean(),
  ttftMs: fc.constantFrom(null, 0, 31, 2_000),
});
type Drawn = typeof callOf extends fc.Arbitrary<infer T> ? T : never;

function toCall(drawn: Drawn): SettledCall {
  return settledCall(tenant, {
    startedAtMs: FROM + drawn.atMs,
    keyId: `key_${drawn.key}`,
    model: `m${drawn.model}`,
    providerId: `prv_${drawn.model % 2}`,
    endUser: drawn.user,
    conversation: drawn.user && `${drawn.user}-${drawn.key}`,
    tags: drawn.tags,
    outcome: drawn.outcome,
    costNanos: drawn.costNanos,
    usage: {
      ...NO_USAGE,
      input: drawn.key,
      cachedInput: drawn.cached,
      cacheWrite: 3,
      cacheWrite1h: 4,
      output: 2,
      reasoning: 1,
    },
    circumstances: drawn.flex ? { serviceTier: "flex" } : null,
    priceId,
    latencyMs: drawn.atMs % 9_000,
    ttftMs: drawn.ttftMs,
  });
}

/** The same sums in plain sight, from the events alone. */
async function sumEvents(query: SumsQuery): Promise<SumsRow[]> {
  const params: unknown[] = [query.orgId, query.from, query.to, query.zone];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const of = (dimension: UsageDimension) =>
    dimensionSql(dimension, dimension.startsWith("tag:") ? `${bind(dimension.slice(4))}::text` : "");
  const where = query.filter.map(
    (filter) => `AND ${of(filter.dimension)} = ANY(${bind(filter.values)}::text[])`,
  );
  const bucket =
    query.bucket === undefined
      ? "NULL::timestamptz"
      : query.bucket === "minute15"
        ? "date_bin('15 minutes', e.started_at, 'epoch')"
        : `date_trunc('${query.bucket}', e.started_at, $4)`;
  const saved = `CASE WHEN e.circumstances->>'serviceTier' = 'flex' THEN 0 ELSE 1234567 - 123457 END`;
  const { rows } = await pool().query<SumsRow>(
    `SELECT ${bucket} AS bucket, ${query.groupBy ? of(query.groupBy) : "'all'"} AS id, sum(e.cost_nanos)::bigint AS "costNanos",
       count(*) FILTER (WHERE outcome <> 'corrected') AS calls, count(*) FILTER (WHERE outcome IN ('error', 'cut')) AS errors,
       sum(input_tokens + cached_input_tokens + cache_write_tokens + cache_write_hour_tokens)::bigint AS "inputTokens",
       sum(cached_input_tokens) AS "cachedInputTokens",
       sum(cache_write_tokens + cache_write_hour_tokens) AS "cacheWriteTokens",
       sum(round(e.cached_input_tokens * ${saved} / 1000000.0))::bigint AS "cacheSavedNanos",
       sum(output_tokens + reasoning_tokens) AS "outputTokens", sum(reasoning_tokens) AS "reasoningTokens",
       sum(latency_ms) AS "latencyMsSum", coalesce(sum(ttft_ms), 0) AS "ttftMsSum", count(ttft_ms) AS "ttftCount"
     FROM usage_event e WHERE org_id = $1 AND started_at >= $2 AND started_at < $3 AND $4::text IS NOT NULL
       ${where.join(" ")} GROUP BY 1, 2`,
    params,
  );
  return rows;
}

const keyed = (rows: SumsRow[]) =>
  new Map(rows.map(({ label: _, ...row }) => [`${row.bucket?.toISOString()} ${row.id}`, row]));

/** Compares sums of cells and events with those of the events, row by row. */
async function expectExact(query: SumsQuery): Promise<void> {
  const [found, expected] = [await readSums(query), await sumEvents(query)];
  expect(keyed(found)).toEqual(keyed(expected));
  const { groupBy: _, ...latency } = query;
  const histograms = await readLatencyHistograms(latency);
  const binned = (of: "latencyMs" | "ttftMs") =>
    histograms.flatMap((row) => row[of]).reduce((sum, bin) => sum + bin.count, 0);
  expect([binned("latencyMs"), binned("ttftMs")]).toEqual(await countTimes(latency));
  for (const { latencyMs } of histograms)
    expect(latencyMs.every(({ fromMs, toMs, count }) => fromMs < toMs && count > 0)).toBe(true);
}

/** How many calls have a latency, and how many a time to first token. */
async function countTimes(query: SumsQuery): Promise<number[]> {
  const params: unknown[] = [query.orgId, query.from, query.to];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const where = query.filter.map(({ dimension, values }) => {
    const name = dimension.startsWith("tag:") ? `${bind(dimension.slice(4))}::text` : "";
    return `AND ${dimensionSql(dimension, name)} = ANY(${bind(values)}::text[])`;
  });
  const { rows } = await pool().query<{ latency: number; ttft: number }>(
    `SELECT count(latency_ms)::int AS latency, count(ttft_ms)::int AS ttft FROM usage_event e
     WHERE org_id = $1 AND started_at >= $2 AND started_at < $3 AND outcome <> 'corrected' ${where.join(" ")}`,
    params,
  );
  return [rows[0]!.latency, rows[0]!.ttft];
}

const queryOf = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    bucket: fc.option(fc.constantFrom<UsageBucket>(...USAGE_BUCKETS), { nil: undefined }),
    groupBy: fc.option(fc.constantFrom(...DIMENSIONS), { nil: undefined }),
    filterBy: fc.option(fc.constantFrom(...DIMENSIONS), { nil: undefined }),
    filterSame: fc.boolean(),
    alsoBy: fc.option(fc.constantFrom(...DIMENSIONS), { nil: undefined }),
    values: fc.subarray(
      ["", "ann", "bob", "key_1", "key_2", "m2", "m3", "prv_0", "chat", "b1", "ok", "error", "ann-1"],
      {
        minLength: 1,
      },
    ),
    start: fc.integer({ min: -96, max: DAYS * 96 }),
    length: fc.integer({ min: 1, max: DAYS * 96 }),
  })
  .map(({ filterBy, filterSame, alsoBy, values, start, length, ...query }): Omit<SumsQuery, "orgId"> => {
    const dimension = filterBy && filterSame ? (query.groupBy ?? filterBy) : filterBy;
    const filter: UsageFilter[] = [dimension, alsoBy].flatMap((each) =>
      each ? { dimension: each, values } : [],
    );
    const from = new Date(FROM + start * QUARTER_MS);
    return { ...query, filter, from, to: new Date(from.getTime() + length * QUARTER_MS) };
  });

const stepOf = fc.oneof(
  { weight: 3, arbitrary: fc.record({ ingest: fc.array(callOf, { minLength: 1, maxLength: 12 }) }) },
  { weight: 2, arbitrary: fc.constant("fold" as const) },
  { weight: 3, arbitrary: fc.record({ read: queryOf }) },
);

describe("sums of cells and of what is not folded yet", () => {
  it("are those of the events at every moment, in any zone, range, bucket, group and filter, also when calls land days late", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepOf, { minLength: 4, maxLength: 14 }), queryOf, async (steps, last) => {
        tenant = await createTestTenant();
        for (const step of steps) {
          if (step === "fold") await foldUsage(pool());
          else if ("ingest" in step) await ingestSettledCalls(pool(), "gwi_test", step.ingest.map(toCall));
          else await expectExact({ orgId: tenant.orgId, ...step.read });
        }
        await foldUsage(pool());
        await expectExact({ orgId: tenant.orgId, ...last });
        const range = [new Date(FROM), new Date(FROM + DAYS * DAY_MS)] as const;
        expect(await rebuildRollups(pool(), tenant.orgId, ...range)).toBe(0);
      }),
      { numRuns: 20 },
    );
  }, 240_000);
});

describe("foldUsage", () => {
  const calls = (count: number, over: Partial<SettledCall> = {}) =>
    Array.from({ length: count }, (_, i) =>
      settledCall(tenant, { startedAtMs: FROM + i * 61_000, costNanos: i, ...over }),
    );
  const day = { from: new Date(FROM), to: new Date(FROM + DAY_MS), zone: "UTC", filter: [] };
  const cells = async () => {
    const { rows } = await pool().query<{ calls: number; marks: number }>(
      `SELECT (SELECT sum(calls)::int FROM usage_cell WHERE org_id = $1 AND width = 'quarter' AND dim = 'all') AS calls,
        (SELECT count(*)::int FROM usage_pending WHERE org_id = $1) AS marks`,
      [tenant.orgId],
    );
    return rows[0]!;
  };

  it("adds each event once when several workers fold at the same time while gateways book", async () => {
    const batches = Array.from({ length: 12 }, () => calls(20));
    await Promise.all([
      ...batches.map((batch, i) => ingestSettledCalls(pool(), `gwi_${i % 3}`, batch)),
      ...batches.slice(0, 4).map(() => foldUsage(pool())),
    ]);
    await Promise.all([foldUsage(pool()), foldUsage(pool())]);
    expect(await cells()).toEqual({ calls: 240, marks: 0 });
    await expectExact({ orgId: tenant.orgId, ...day, groupBy: "key", bucket: "hour" });
  });

  it("that dies midway leaves everything to the next one", async () => {
    await ingestSettledCalls(pool(), "gwi_test", calls(30));
    const holder = await pool().connect();
    await holder.query("BEGIN; LOCK TABLE usage_cell IN EXCLUSIVE MODE");
    const dying = createPool(2, database.url);
    const fold = foldUsage(dying).then(
      () => "folded",
      () => "died",
    );
    const waiting = "SELECT pid FROM pg_locks WHERE relation = 'usage_cell'::regclass AND NOT granted";
    await expect.poll(async () => (await pool().query(waiting)).rowCount).toBe(1);
    await pool().query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) w`);
    expect(await fold).toBe("died");
    await holder.query("COMMIT");
    holder.release();
    await dying.end();
    expect(await cells()).toEqual({ calls: null, marks: 2 });
    await expectExact({ orgId: tenant.orgId, ...day, bucket: "hour" });
    await foldUsage(pool());
    expect(await cells()).toEqual({ calls: 30, marks: 0 });
  });

  it("keeps hours and days of where people look from, and what it makes of the past equals what it adds after", async () => {
    await ingestSettledCalls(pool(), "gwi_test", calls(40));
    await foldUsage(pool());
    const query = { orgId: tenant.orgId, ...day, zone: "Asia/Kathmandu", groupBy: "model" as const };
    await expectExact({ ...query, bucket: "day" });
    const kept = async () =>
      (
        await pool().query(
          "SELECT width, phase, is_filled FROM usage_cell_phase WHERE org_id = $1 ORDER BY 1 DESC",
          [tenant.orgId],
        )
      ).rows;
    expect(await kept()).toEqual([
      { width: "hour", phase: 1, is_filled: false },
      { width: "day", phase: 73, is_filled: false },
    ]);
    await foldUsage(pool());
    expect((await kept()).every((phase) => phase.is_filled)).toBe(true);
    await ingestSettledCalls(pool(), "gwi_test", calls(40, { model: "late" }));
    await foldUsage(pool());
    for (const bucket of ["day", "hour"] as const) await expectExact({ ...query, bucket });
    expect(await rebuildRollups(pool(), tenant.orgId, day.from, day.to)).toBe(0);
  });

  it("gives up dimensions with too many values, or too long ones, whose sums stay right", async () => {
    const many = calls(5_001).map((call, i) => ({
      ...call,
      startedAtMs: FROM + i,
      tags: { request: `r${i}`, note: "x".repeat(i === 7 ? 400 : 9) },
    }));
    await ingestSettledCalls(pool(), "gwi_test", many.slice(0, 100));
    await foldUsage(pool());
    await ingestSettledCalls(pool(), "gwi_test", many.slice(100));
    await foldUsage(pool());
    const { rows } = await pool().query(
      "SELECT dim, is_wide FROM usage_cell_dimension WHERE org_id = $1 ORDER BY 1",
      [tenant.orgId],
    );
    expect(rows).toEqual([
      { dim: "tag:note", is_wide: true },
      { dim: "tag:request", is_wide: true },
    ]);
    const filter: UsageFilter[] = [{ dimension: "tag:request", values: ["r5", "r4000"] }];
    await expectExact({ orgId: tenant.orgId, ...day, filter });
    await expectExact({ orgId: tenant.orgId, ...day, groupBy: "tag:note" });
    expect(await rebuildRollups(pool(), tenant.orgId, day.from, day.to)).toBe(0);
  });

  it("is undone and made anew by rebuildRollups, which says how much was wrong", async () => {
    await ingestSettledCalls(pool(), "gwi_test", calls(10));
    await foldUsage(pool());
    await pool().query("UPDATE usage_cell SET calls = calls + 1 WHERE org_id = $1 AND dim = 'model'", [
      tenant.orgId,
    ]);
    await pool().query("DELETE FROM usage_cell WHERE org_id = $1 AND dim = 'all' AND width = 'hour'", [
      tenant.orgId,
    ]);
    const wrong = await rebuildRollups(pool(), tenant.orgId, day.from, new Date(FROM + HOUR_MS));
    expect(wrong).toBe(1 + 1 + 1 + 1);
    expect(await rebuildRollups(pool(), tenant.orgId, day.from, day.to)).toBe(0);
    await expectExact({ orgId: tenant.orgId, ...day, groupBy: "model", bucket: "hour" });
  });
});
