import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { usageBreakdownEndpoint } from "@/lib/contract/usage";
import { DAY_MS, HOUR_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../../projects/testing";
import { getUsageBreakdown, getUsageLatency, ingestSettledCalls } from "..";
import type { SettledCall } from "../ingest/settled-call";
import { settledCall } from "../testing";

useTestDatabase();
const FROM = Date.UTC(2026, 9, 10);
let ctx: Ctx;
let projectId: string;

/** `before` is the day before FROM, `now` the day of FROM. */
const DAYS = { before: FROM - DAY_MS, now: FROM };

async function land(
  tenant: Parameters<typeof settledCall>[0],
  calls: [keyof typeof DAYS, Partial<SettledCall>][],
) {
  const settled = calls.map(([day, over], i) =>
    settledCall(tenant, { startedAtMs: DAYS[day] + i * HOUR_MS, ...over }),
  );
  await ingestSettledCalls(pool(), "gwi_test", settled);
}

beforeAll(async () => {
  const tenant = await createTestTenant();
  ctx = tenant.ctx;
  projectId = tenant.projectId;
  await land(tenant, [
    ["before", { model: "m/gone", costNanos: 900, endUser: "ann", latencyMs: 900 }],
    ["before", { model: "m/steady", costNanos: 5_000, tags: { feature: "chat" } }],
    ["now", { model: "m/steady", costNanos: 5_100, tags: { feature: "chat" }, latencyMs: 10, ttftMs: 4 }],
    ["now", { model: "m/new", costNanos: 300, endUser: "ann", latencyMs: 30 }],
    ["now", { model: "m/new", costNanos: 300, endUser: "ben", outcome: "error", latencyMs: 50 }],
  ]);
  await land(await createTestTenant(), [["now", { model: "m/foreign", costNanos: 1_000_000 }]]);
});

const read = (query: Partial<InputOf<typeof usageBreakdownEndpoint>>) =>
  getUsageBreakdown(ctx, {
    from: new Date(FROM),
    to: new Date(FROM + DAY_MS),
    filter: [],
    groupBy: "model",
    orderBy: "spend",
    limit: 50,
    ...query,
  });
const spends = ({ items }: Awaited<ReturnType<typeof read>>) =>
  items.map(({ id, current, previous }) => [id, current.costNanos, previous.costNanos]);

describe("a usage breakdown", () => {
  it("has the values of both ranges, also those that only one of them had", async () => {
    const breakdown = await read({});
    expect(spends(breakdown)).toEqual([
      ["m/steady", 5_100n, 5_000n],
      ["m/new", 600n, 0n],
      ["m/gone", 0n, 900n],
    ]);
    expect(breakdown).toMatchObject({
      groupCount: 3,
      previousFrom: new Date(FROM - DAY_MS),
      previousTo: new Date(FROM),
      totals: { current: { costNanos: 5_700n, calls: 3n }, previous: { costNanos: 5_900n, calls: 2n } },
    });
    expect(breakdown.items[1]!.previous).toMatchObject({ calls: 0n, latencyMsAvg: null });
    expect(breakdown.items[1]!.current).toMatchObject({ latencyMsAvg: 40, errors: 1n });
  });

  it("puts what moved furthest first, up or down", async () => {
    const ids = (await read({ orderBy: "change" })).items.map(({ id }) => id);
    expect(ids).toEqual(["m/gone", "m/new", "m/steady"]);
  });

  it("gives fewer than there are when asked, with the totals of all", async () => {
    const { items, groupCount, totals } = await read({ orderBy: "calls", limit: 1 });
    expect(items.map(({ id }) => id)).toEqual(["m/new"]);
    expect(groupCount).toBe(3);
    expect(totals.current.costNanos).toBe(5_700n);
  });

  it("knows calls without a value, tags, and names", async () => {
    expect(spends(await read({ groupBy: "user" }))).toEqual([
      ["", 5_100n, 5_000n],
      ["ann", 300n, 900n],
      ["ben", 300n, 0n],
    ]);
    expect(spends(await read({ groupBy: "tag:feature" }))).toEqual([
      ["chat", 5_100n, 5_000n],
      ["", 600n, 900n],
    ]);
    const [project] = (await read({ groupBy: "project" })).items;
    expect(project).toMatchObject({ id: projectId, label: "Default" });
  });

  it("narrows by several filters at once, an empty value being calls without one", async () => {
    const filter = [
      { dimension: "user" as const, values: ["ann", "ben"] },
      { dimension: "status" as const, values: ["ok"] },
    ];
    expect(spends(await read({ filter }))).toEqual([
      ["m/new", 300n, 0n],
      ["m/gone", 0n, 900n],
    ]);
    const withoutUser = [{ dimension: "user" as const, values: [""] }];
    expect(spends(await read({ filter: withoutUser }))).toEqual([["m/steady", 5_100n, 5_000n]]);
  });

  it("compares with any earlier range of the same length", async () => {
    const breakdown = await read({ previousFrom: new Date(FROM - 3 * DAY_MS) });
    expect(breakdown.previousTo).toEqual(new Date(FROM - 2 * DAY_MS));
    expect(breakdown.totals.previous.calls).toBe(0n);
  });

  it("compares with a range of another length: months have theirs", async () => {
    const breakdown = await read({
      previousFrom: new Date(FROM - 3 * DAY_MS),
      previousTo: new Date(FROM),
    });
    expect(breakdown.previousTo).toEqual(new Date(FROM));
    expect(breakdown.totals.previous.calls).toBe(2n);
  });
});

describe("usage latency", () => {
  const latency = (over: Partial<Parameters<typeof getUsageLatency>[1]> = {}) =>
    getUsageLatency(ctx, {
      from: new Date(FROM - DAY_MS),
      to: new Date(FROM + DAY_MS),
      bucket: "day",
      zone: "UTC",
      filter: [],
      ...over,
    });
  const about = (value: number, errorWithin: number) => (actual: number | undefined) =>
    actual !== undefined && Math.abs(actual - value) <= value * errorWithin + 1;

  it("has percentiles of each bucket and of the range, within the error that it states", async () => {
    const { points, totals, errorWithin, buckets } = await latency();
    expect(errorWithin).toBeLessThan(0.1);
    expect(buckets).toEqual([new Date(FROM - DAY_MS), new Date(FROM)]);
    expect(points[1]!.latencyMs?.p50).toSatisfy(about(30, errorWithin));
    expect(points[1]!.latencyMs?.p99).toSatisfy(about(50, errorWithin));
    expect(totals.latencyMs?.p99).toSatisfy(about(900, errorWithin));
    expect(points[1]!.ttftMs?.p50).toSatisfy(about(4, errorWithin));
    expect(points[0]!.ttftMs).toBeNull();
  });

  it("has none without calls, and narrows by filters", async () => {
    const none = await latency({ filter: [{ dimension: "model", values: ["m/none"] }] });
    expect(none.totals).toEqual({ latencyMs: null, ttftMs: null });
    expect(none.points).toEqual([none.totals, none.totals]);
    const one = await latency({ filter: [{ dimension: "user", values: ["ben"] }] });
    expect(one.totals.latencyMs?.p50).toSatisfy(about(50, one.errorWithin));
  });
});
