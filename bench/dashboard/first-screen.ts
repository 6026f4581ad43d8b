import type { Ctx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import { DAY_MS, HOUR_MS, now } from "@/lib/core/time";
import { createPool, pool } from "@/lib/db";
import {
  foldUsage,
  getUsageBreakdown,
  getUsageLatency,
  getUsageSeries,
  getUsageSummary,
  ingestSettledCalls,
} from "@/lib/domain/metering";
import { settledCall } from "@/lib/domain/metering/testing";
import { SIZES, TENANT } from "./tenant";

const UNFOLDED = 300;
const WARM_UP_ROUNDS = 5;

type Query = () => Promise<unknown>;

/** What is asked for a click later: measured beside the first screen, and no part of its aim. */
export const A_CLICK_LATER = "30 days of a project by model";

/** What the explorer asks for when it opens, and where the dashboards go from there. */
function listQueries(toMs: number): Record<string, Query> {
  const ctx: Ctx = {
    actor: { type: "user", userId: TENANT.userId, role: "owner", isOperator: false },
    now: now(),
    requestId: newId("request"),
    orgId: TENANT.orgId,
  };
  const last = (days: number) => ({ from: new Date(toMs - days * DAY_MS), to: new Date(toMs), filter: [] });
  const zone = "Europe/Berlin";
  const groups = ["model", "key", "project", "provider"] as const;
  const byDay = (days: number) =>
    groups.map((groupBy): [string, Query] => [
      `${days} days by ${groupBy}`,
      () => getUsageSeries(ctx, { ...last(days), bucket: "day", zone, groupBy, top: 10 }),
    ]);
  const today = { from: new Date(toMs - DAY_MS - 5 * HOUR_MS), to: new Date(toMs - 5 * HOUR_MS), filter: [] };
  return Object.fromEntries<Query>([
    ["90 days, all", () => getUsageSeries(ctx, { ...last(90), bucket: "day", zone, top: 10 })],
    ...byDay(30),
    ...byDay(90),
    [
      "30 days by key in Kolkata",
      () =>
        getUsageSeries(ctx, { ...last(30), bucket: "day", zone: "Asia/Kolkata", groupBy: "key", top: 10 }),
    ],
    [
      "7 days of hours by model",
      () => getUsageSeries(ctx, { ...last(7), bucket: "hour", zone, groupBy: "model", top: 10 }),
    ],
    [
      "24 hours by model",
      () => getUsageSeries(ctx, { ...today, bucket: "hour", zone, groupBy: "model", top: 10 }),
    ],
    ["summary of 30 days", () => getUsageSummary(ctx, last(30))],
    ["summary of 24 hours", () => getUsageSummary(ctx, today)],
    ...(["model", "key"] as const).map((groupBy): [string, Query] => [
      `breakdown by ${groupBy}, 30 days`,
      () => getUsageBreakdown(ctx, { ...last(30), groupBy, orderBy: "spend", limit: 50 }),
    ]),
    [
      A_CLICK_LATER,
      () =>
        getUsageSeries(ctx, {
          ...last(30),
          bucket: "day",
          zone: "UTC",
          filter: [{ dimension: "project", values: ["prj_3"] }],
          groupBy: "model",
          top: 10,
        }),
    ],
    ["percentiles of 30 days", () => getUsageLatency(ctx, { ...last(30), bucket: "day", zone })],
    ["percentiles of 7 days of hours", () => getUsageLatency(ctx, { ...last(7), bucket: "hour", zone })],
  ]);
}

/** A few seconds' worth of calls that are booked and not folded yet, as there are at any moment of a busy day. */
async function bookLatest(toMs: number): Promise<void> {
  const calls = Array.from({ length: UNFOLDED }, (_, i) =>
    settledCall(
      {
        orgId: TENANT.orgId,
        projectId: `prj_${i % SIZES.projects}`,
        keyId: `key_${String(i % SIZES.keys).padStart(3, "0")}`,
      },
      {
        startedAtMs: toMs - 5 * HOUR_MS - i * 10,
        model: `vendor-${i % 8}/model-${i % SIZES.models}`,
        costNanos: 0,
      },
    ),
  );
  await ingestSettledCalls(pool(), "gwi_bench", calls);
}

/** Milliseconds of each query of one round. */
export type RoundFigures = Record<string, number>;

/** In any order, so that what a large answer leaves to be collected is not always counted to the same query after it. */
function shuffled<T>(items: readonly T[]): T[] {
  const keyed = items.map((item) => ({ item, key: Math.random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** A process of the portal's reads; each time it is asked for figures it makes a round of all queries. */
export async function startFirstScreen() {
  const toMs = Number(process.env.BENCH_TO_MS);
  const queries = Object.entries(listQueries(toMs));
  async function round(): Promise<RoundFigures> {
    // Named in the order of the table, whatever the order of asking.
    const figures: RoundFigures = Object.fromEntries(queries.map(([name]) => [name, 0]));
    for (const [name, query] of shuffled(queries)) {
      const startedMs = performance.now();
      await query();
      figures[name] = performance.now() - startedMs;
    }
    return figures;
  }
  // Where the organization is looked at from for the first time, which the fold makes ready.
  for (const [, query] of queries) await query().catch(() => {});
  const patient = createPool(1, undefined, 0);
  await foldUsage(patient);
  await patient.end();
  await bookLatest(toMs);
  for (let i = 0; i < WARM_UP_ROUNDS; i++) await round();
  return { port: 0, figures: round, stop: async () => {} };
}
