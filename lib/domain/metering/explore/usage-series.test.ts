import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import { usageSeriesEndpoint } from "@/lib/contract/usage";
import { USAGE_BUCKETS } from "@/lib/contract/usage-names";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { NO_USAGE } from "@/lib/core/usage";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../../projects/testing";
import { getUsageSeries, getUsageSummary, ingestSettledCalls } from "..";
import type { SettledCall } from "../ingest/settled-call";
import { settledCall } from "../testing";

useTestDatabase();
const FROM = Date.UTC(2026, 9, 20);
const DAYS = 30;
const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/St_Johns",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "Africa/Cairo",
];
let ctx: Ctx;
let calls: SettledCall[];

/** A small generator with a fixed seed: the same 600 calls at every run. */
function random(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

beforeAll(async () => {
  const tenant = await createTestTenant();
  ctx = tenant.ctx;
  const next = random(7);
  calls = Array.from({ length: 600 }, () =>
    settledCall(tenant, {
      startedAtMs: FROM + next(DAYS * DAY_MS),
      keyId: `key_${next(5)}`,
      model: `test/m${next(14)}`,
      costNanos: next(1_000_000),
      outcome: next(10) === 0 ? "error" : "ok",
      usage: {
        ...NO_USAGE,
        input: next(1_000),
        cachedInput: next(500),
        output: next(800),
        reasoning: next(300),
      },
      latencyMs: 100,
      ttftMs: 40,
    }),
  );
  await ingestSettledCalls(pool(), "gwi_test", calls);
});

const read = (query: Partial<InputOf<typeof usageSeriesEndpoint>>) =>
  getUsageSeries(ctx, {
    from: new Date(FROM),
    to: new Date(FROM + DAYS * DAY_MS),
    bucket: "day",
    zone: "UTC",
    top: 10,
    filter: [],
    ...query,
  });

const sumOf = (list: SettledCall[]) => ({
  costNanos: list.reduce((sum, call) => sum + BigInt(call.costNanos), 0n),
  calls: BigInt(list.length),
  errors: BigInt(list.filter((call) => call.outcome === "error").length),
  inputTokens: list.reduce((sum, call) => sum + BigInt(call.usage.input + call.usage.cachedInput), 0n),
  cachedInputTokens: list.reduce((sum, call) => sum + BigInt(call.usage.cachedInput), 0n),
  outputTokens: list.reduce((sum, call) => sum + BigInt(call.usage.output + call.usage.reasoning), 0n),
  reasoningTokens: list.reduce((sum, call) => sum + BigInt(call.usage.reasoning), 0n),
  cacheWriteTokens: list.reduce((sum, call) => sum + BigInt(call.usage.cacheWrite), 0n),
  cacheSavedNanos: 0n,
  latencyMsSum: 100n * BigInt(list.length),
  ttftMsSum: 40n * BigInt(list.length),
  ttftCount: BigInt(list.length),
});

/** `2026-10-25 00:00` as the zone's own clocks show an instant. */
const localTime = (at: Date, zone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(at);

describe("complaint 16: days inflated outside UTC", () => {
  it.each(ZONES)(
    "in %s begins its days at midnight of the zone's own clock, and puts each call in its day",
    async (zone) => {
      const series = await read({ zone });
      const byDay = new Map<string, bigint>();
      for (const call of calls) {
        const day = localTime(new Date(call.startedAtMs), zone).slice(0, 10);
        byDay.set(day, (byDay.get(day) ?? 0n) + 1n);
      }
      series.buckets.forEach((start, i) => {
        expect(localTime(start, zone)).toMatch(/ 00:00$/);
        expect(series.groups[0]!.points[i]!.calls).toBe(byDay.get(localTime(start, zone).slice(0, 10)) ?? 0n);
      });
    },
  );

  it.each(ZONES)("in %s the days together hold every call once, none of them twice", async (zone) => {
    const from = new Date(FROM - 2 * DAY_MS);
    const to = new Date(FROM + (DAYS + 2) * DAY_MS);
    const { groups } = await read({ zone, from, to });
    expect(groups[0]!.points.reduce((sum, point) => sum + point.calls, 0n)).toBe(BigInt(calls.length));
    expect(groups[0]!.totals).toEqual(sumOf(calls));
  });
});

describe("a usage series", () => {
  it("adds up to the events in any zone, bucket, group and range of quarter hours", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...USAGE_BUCKETS),
        fc.constantFrom(undefined, "model" as const, "key" as const, "project" as const, "provider" as const),
        fc.integer({ min: 0, max: 12 * 96 }),
        fc.integer({ min: 1, max: 12 * 96 }),
        async (zone, bucket, groupBy, start, length) => {
          const from = new Date(FROM + start * 15 * MINUTE_MS);
          const quarters = bucket === "minute" ? length % 100 || 1 : length;
          const to = new Date(from.getTime() + quarters * 15 * MINUTE_MS);
          const inRange = calls.filter((call) => call.startedAtMs >= +from && call.startedAtMs < +to);
          const series = await read({ zone, bucket, groupBy, from, to });
          const points = series.groups.flatMap((group) => group.points);
          const expected = sumOf(inRange);
          for (const field of Object.keys(expected) as (keyof typeof expected)[]) {
            expect(points.reduce((sum, point) => sum + point[field], 0n)).toBe(expected[field]);
            expect(series.groups.reduce((sum, group) => sum + group.totals[field], 0n)).toBe(expected[field]);
          }
          for (const group of series.groups) expect(group.points).toHaveLength(series.buckets.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("has a day of 25 hours and an hour that comes twice when summer time ends", async () => {
    const from = new Date("2026-10-24T22:00:00Z");
    const to = new Date("2026-10-25T23:00:00Z");
    const days = await read({ zone: "Europe/Berlin", from, to });
    expect(days.buckets).toEqual([from]);
    const hours = await read({ zone: "Europe/Berlin", bucket: "hour", from, to });
    expect(hours.buckets).toHaveLength(25);
    expect(hours.buckets.filter((at) => localTime(at, "Europe/Berlin").endsWith("02:00"))).toHaveLength(2);
    expect(new Set(hours.buckets.map(Number)).size).toBe(25);
  });

  it("begins its hours at the zone's own full hours where the offset is not a whole hour", async () => {
    const series = await read({ zone: "Asia/Kathmandu", bucket: "hour", to: new Date(FROM + DAY_MS) });
    expect(series.buckets[1]!.toISOString()).toBe("2026-10-20T00:15:00.000Z");
    expect(series.buckets.every((at) => localTime(at, "Asia/Kathmandu").endsWith(":00"))).toBe(true);
  });

  it("begins a week on Monday and a month on the first", async () => {
    const weeks = await read({ zone: "America/New_York", bucket: "week" });
    expect(localTime(weeks.buckets[0]!, "America/New_York")).toBe("2026-10-19 00:00");
    const months = await read({ zone: "America/New_York", bucket: "month" });
    expect(months.buckets.map((at) => localTime(at, "America/New_York"))).toEqual([
      "2026-10-01 00:00",
      "2026-11-01 00:00",
    ]);
  });

  it("keeps the largest groups by spend and sums the rest as other", async () => {
    const series = await read({ groupBy: "model", top: 3 });
    expect(series.groups).toHaveLength(4);
    expect(series.groups[3]).toMatchObject({ id: "other", label: "Other" });
    const spend = new Map<string, number>();
    for (const call of calls) spend.set(call.model, (spend.get(call.model) ?? 0) + call.costNanos);
    const largest = [...spend].sort((a, b) => b[1] - a[1]).map(([model]) => model);
    expect(series.groups.slice(0, 3).map((group) => group.id)).toEqual(largest.slice(0, 3));
  });

  it("has every bucket, also empty ones and of a tenant that never called", async () => {
    const { ctx: other } = await createTestTenant();
    const series = await getUsageSeries(other, {
      from: new Date(FROM),
      to: new Date(FROM + DAY_MS),
      bucket: "hour",
      zone: "UTC",
      top: 1,
      filter: [],
    });
    expect(series.buckets).toHaveLength(24);
    expect(series.groups).toEqual([]);
  });

  it("refuses more buckets than a chart can show, and zones that do not exist", async () => {
    const wide = { bucket: "minute15", to: new Date(FROM + 300 * DAY_MS) } as const;
    await expect(read(wide)).rejects.toMatchObject({ status: 400, details: { param: "bucket" } });
    const query = { from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z" };
    for (const zone of ["Mars/Olympus", "+05:30", "x'; DROP TABLE usage_rollup; --"])
      expect(usageSeriesEndpoint.query.safeParse({ ...query, zone }).success).toBe(false);
  });

  it("narrows to a key, a model or a project", async () => {
    const filter = [{ dimension: "key" as const, values: ["key_2"] }];
    const series = await read({ filter, groupBy: "key" });
    expect(series.groups.map((group) => group.id)).toEqual(["key_2"]);
    expect(series.groups[0]!.totals).toEqual(sumOf(calls.filter((call) => call.keyId === "key_2")));
  });
});

describe("a usage summary", () => {
  it("is the range beside the same length before it, with averages", async () => {
    const from = new Date(FROM + 10 * DAY_MS);
    const to = new Date(FROM + 20 * DAY_MS);
    const summary = await getUsageSummary(ctx, { from, to, filter: [] });
    const between = (a: number, b: number) =>
      calls.filter((call) => call.startedAtMs >= a && call.startedAtMs < b);
    expect(summary.current).toMatchObject({
      ...sumOf(between(+from, +to)),
      latencyMsAvg: 100,
      ttftMsAvg: 40,
    });
    expect(summary.previous).toMatchObject(sumOf(between(FROM, +from)));
    expect(summary.previousFrom).toEqual(new Date(FROM));
  });

  it("has no averages where there was no call", async () => {
    const summary = await getUsageSummary(ctx, { from: new Date(0), to: new Date(HOUR_MS), filter: [] });
    expect(summary.current).toMatchObject({ calls: 0n, costNanos: 0n, latencyMsAvg: null, ttftMsAvg: null });
  });
});
