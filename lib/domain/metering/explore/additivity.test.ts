import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import type { UsageBucket } from "@/lib/contract/usage";
import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { USAGE_BUCKETS } from "@/lib/contract/usage-names";
import { divideRounded } from "@/lib/core/money";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { inputTotal, NO_USAGE, outputTotal } from "@/lib/core/usage";
import { zonedIso } from "@/lib/core/zoned-time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { seedCatalog } from "../../catalog";
import { createTestTenant } from "../../projects/testing";
import {
  foldUsage,
  getUsageBreakdown,
  getUsageSeries,
  getUsageSummary,
  ingestSettledCalls,
  rebuildRollups,
  type SettledCall,
} from "..";
import { settledCall } from "../testing";
import { addSums, noSums, SUM_FIELDS, type Sums } from "./sums";

useTestDatabase();

/** Clocks change in America, in Europe, around Australia and in Egypt within these weeks. */
const FROM = Date.UTC(2024, 1, 25);
const DAYS = 64;
const QUARTER_MS = 15 * MINUTE_MS;
const RATES = { input: 1_234_567, cachedInput: 123_457, output: 5_000_000 };

/** Halves and quarters of an hour, an hour's change by half, midnights that do not exist, both ends of the date line. */
const HARD_ZONES = [
  "UTC",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Australia/Eucla",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Africa/Cairo",
  "Asia/Beirut",
  "America/Havana",
  "Europe/Berlin",
  "America/New_York",
];
const ZONES_MAX = 30;

/** The same numbers at every run. */
function random(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const others = Intl.supportedValuesOf("timeZone").filter((zone) => !HARD_ZONES.includes(zone));
const pickZone = random(31);
const ZONES = [
  ...HARD_ZONES,
  ...Array.from(
    { length: ZONES_MAX - HARD_ZONES.length },
    () => others.splice(pickZone(others.length), 1)[0]!,
  ),
];

const VALUE: Record<string, (call: SettledCall) => string> = {
  project: (call) => call.projectId,
  key: (call) => call.keyId,
  model: (call) => call.model,
  provider: (call) => call.providerId,
  user: (call) => call.endUser ?? "",
  conversation: (call) => call.conversation ?? "",
  batch: (call) => call.tags?.batch ?? "",
  endpoint: (call) => call.endpoint,
  status: (call) => call.outcome,
  "tag:feature": (call) => call.tags?.feature ?? "",
  "tag:nobody-sends-this": () => "",
};
const DIMENSIONS = Object.keys(VALUE) as UsageDimension[];

let ctx: Ctx;
let calls: SettledCall[];

function drawCall(
  tenant: { orgId: string; projectId: string },
  next: (below: number) => number,
): SettledCall {
  const pick = <T>(...values: T[]) => values[next(values.length)]!;
  const user = pick(null, "", "ann", "bob", "größe 模型", "carol");
  return settledCall(tenant, {
    startedAtMs: FROM + next(DAYS * DAY_MS),
    projectId: pick(tenant.projectId, "prj_other"),
    keyId: `key_${next(4)}`,
    model: `m/${next(6)}`,
    providerId: `prv_${next(3)}`,
    endpoint: pick("chat.completions", "embeddings", "responses"),
    endUser: user,
    conversation: pick(null, "", `c${next(70)}`),
    tags: pick<Record<string, string> | null>(
      null,
      {},
      { feature: "chat" },
      { feature: "" },
      { feature: "code", batch: `b${next(5)}` },
    ),
    outcome: pick("ok", "ok", "error", "aborted", "cut", "capped", "recovered", "corrected"),
    costNanos: pick(0, next(1_000), next(2_000_000_000), 9_007_199_254_740),
    priceId: pick(null, "prc_additive"),
    usage: {
      ...NO_USAGE,
      input: next(90_000),
      cachedInput: pick(0, next(70_000)),
      cacheWrite: pick(0, next(9_000)),
      cacheWrite1h: pick(0, next(9_000)),
      audioInput: pick(0, next(900)),
      imageInput: pick(0, next(900)),
      output: next(9_000),
      reasoning: pick(0, next(9_000)),
      audioOutput: pick(0, next(900)),
      imageOutput: pick(0, next(900)),
    },
    latencyMs: next(90_000),
    ttftMs: pick(null, 0, next(5_000)),
  });
}

beforeAll(async () => {
  await seedCatalog();
  const { id: modelId } = await db().model.findFirstOrThrow();
  const effectiveFrom = new Date(FROM + 7);
  await db().price.create({
    data: { id: "prc_additive", modelId, effectiveFrom, rates: RATES, createdById: "usr_1" },
  });
  const tenant = await createTestTenant();
  ctx = tenant.ctx;
  const next = random(2);
  calls = Array.from({ length: 900 }, () => drawCall(tenant, next));
  // The books see three states: folded long ago, folded again over what was there, and not folded yet.
  for (const [i, size] of [400, 300, 200].entries()) {
    const start = [0, 400, 700][i]!;
    await ingestSettledCalls(pool(), "gwi_test", calls.slice(start, start + size));
    if (i < 2) await foldUsage(pool());
  }
}, 120_000);

/** What a call adds to each sum, from the call itself and in no other way. */
function sumsOf(call: SettledCall): Sums {
  const { usage, outcome } = call;
  const saved = BigInt(usage.cachedInput) * BigInt(RATES.input - RATES.cachedInput);
  return {
    costNanos: BigInt(call.costNanos),
    calls: outcome === "corrected" ? 0n : 1n,
    errors: ["error", "cut", "recovered"].includes(outcome) ? 1n : 0n,
    inputTokens: BigInt(inputTotal(usage)),
    cachedInputTokens: BigInt(usage.cachedInput),
    cacheWriteTokens: BigInt(usage.cacheWrite + usage.cacheWrite1h),
    cacheSavedNanos: call.priceId ? divideRounded(saved, 1_000_000n) : 0n,
    outputTokens: BigInt(outputTotal(usage)),
    reasoningTokens: BigInt(usage.reasoning),
    latencyMsSum: BigInt(call.latencyMs),
    ttftMsSum: BigInt(call.ttftMs ?? 0),
    ttftCount: call.ttftMs === null ? 0n : 1n,
  };
}

function total(list: readonly Sums[]): Sums {
  const sums = noSums();
  for (const each of list) addSums(sums, each);
  return sums;
}
/** Comparable, and quickly so: `costNanos 17, calls 2, …`. */
const plain = (sums: Sums) => SUM_FIELDS.map((field) => `${field} ${sums[field]}`).join(", ");
const landed = (fromMs: number, toMs: number, and = (_: SettledCall) => true) =>
  total(
    calls.filter((call) => call.startedAtMs >= fromMs && call.startedAtMs < toMs && and(call)).map(sumsOf),
  );

/** What landed in each bucket, by where the next one begins. */
function landedIn(buckets: Date[], fromMs: number, toMs: number): Sums[] {
  const sums = buckets.map(noSums);
  for (const call of calls) {
    if (call.startedAtMs < fromMs || call.startedAtMs >= toMs) continue;
    addSums(sums[buckets.findLastIndex((start) => +start <= call.startedAtMs)]!, sumsOf(call));
  }
  return sums;
}

type Range = { from: Date; to: Date };
const wide = ({ from, to }: Range, widthMs = QUARTER_MS) =>
  [Math.floor(+from / widthMs) * widthMs, Math.ceil(+to / widthMs) * widthMs] as const;

async function series(range: Range, zone: string, bucket: UsageBucket, groupBy?: UsageDimension) {
  return getUsageSeries(ctx, { ...range, zone, bucket, groupBy, filter: [], top: 50 });
}

/** Points of a finer series, added up into the buckets of a coarser one. */
function regroup(fine: { buckets: Date[]; points: Sums[] }, coarse: Date[]): Sums[] {
  const sums = coarse.map(noSums);
  for (const [i, start] of fine.buckets.entries())
    addSums(
      sums[
        Math.max(
          0,
          coarse.findLastIndex((each) => +each <= +start),
        )
      ]!,
      fine.points[i]!,
    );
  return sums;
}

describe.each(ZONES)("in %s", { timeout: 60_000 }, (zone) => {
  const next = random(ZONES.indexOf(zone) * 7_919 + 5);
  const from = new Date(FROM + (next((DAYS + 4) * 24 * 60) - 2 * 24 * 60) * MINUTE_MS);
  const range = { from, to: new Date(+from + (1 + next(61 * 24 * 60)) * MINUTE_MS) };
  const pickDimension = () => DIMENSIONS[next(DIMENSIONS.length)]!;

  it("quarters sum to hours, hours to days, days to weeks and months, each to the nano-dollar what landed in it", async () => {
    const all = {} as Record<UsageBucket, { buckets: Date[]; points: Sums[] }>;
    for (const bucket of ["hour", "day", "week", "month"] as const) {
      const { buckets, groups } = await series(range, zone, bucket);
      all[bucket] = { buckets, points: groups[0]?.points ?? buckets.map(noSums) };
      expect(all[bucket].points.map(plain)).toEqual(landedIn(buckets, ...wide(range)).map(plain));
      const local = (ms: number) => zonedIso(new Date(ms), zone).slice(0, bucket === "month" ? 7 : 10);
      const isCalendar = bucket === "hour" || buckets.every((start) => local(+start) !== local(+start - 1));
      expect(isCalendar).toBe(true);
    }
    for (const [fine, coarse] of [
      ["hour", "day"],
      ["day", "week"],
      ["day", "month"],
    ] as const) {
      const regrouped = regroup(all[fine], all[coarse].buckets);
      expect(regrouped.map(plain)).toEqual(all[coarse].points.map(plain));
    }
    const short = { from: range.from, to: new Date(Math.min(+range.to, +range.from + DAY_MS)) };
    const [quarters, hours] = [await series(short, zone, "minute15"), await series(short, zone, "hour")];
    const fine = {
      buckets: quarters.buckets,
      points: quarters.groups[0]?.points ?? quarters.buckets.map(noSums),
    };
    expect(regroup(fine, hours.buckets).map(plain)).toEqual(
      (hours.groups[0]?.points ?? hours.buckets.map(noSums)).map(plain),
    );
  });

  it("the groups of a dimension sum to the total in each bucket, and each group is what landed of it", async () => {
    for (let i = 0; i < 2; i++) {
      const groupBy = pickDimension();
      const bucket = USAGE_BUCKETS.filter((each) => !each.startsWith("minute"))[next(4)]!;
      const [grouped, ungrouped] = [
        await series(range, zone, bucket, groupBy),
        await series(range, zone, bucket),
      ];
      const points = ungrouped.groups[0]?.points ?? ungrouped.buckets.map(noSums);
      const sums = points.map((_, at) => total(grouped.groups.map((group) => group.points[at]!)));
      expect(sums.map(plain)).toEqual(points.map(plain));
      for (const { id, totals } of grouped.groups.filter((group) => group.label !== "Other")) {
        const own = landed(...wide(range), (call) => VALUE[groupBy]!(call) === id);
        expect(`${groupBy} ${id}: ${plain(totals)}`).toBe(`${groupBy} ${id}: ${plain(own)}`);
      }
    }
  });

  it("what one dimension filters and another groups is what landed of both", async () => {
    const plainOnes = ["project", "key", "model", "provider", "endpoint", "status"] as const;
    for (let i = 0; i < 3; i++) {
      const [by, groupBy] = [plainOnes[next(6)]!, plainOnes[next(6)]!];
      const value = VALUE[by]!(calls[next(calls.length)]!);
      const bucket = USAGE_BUCKETS.filter((each) => !each.startsWith("minute"))[next(4)]!;
      const filter = [{ dimension: by, values: [value] }];
      const { groups } = await getUsageSeries(ctx, { ...range, zone, bucket, groupBy, filter, top: 50 });
      for (const { id, totals } of groups) {
        const own = landed(
          ...wide(range),
          (call) => VALUE[by]!(call) === value && VALUE[groupBy]!(call) === id,
        );
        expect(`${by} ${value}, ${groupBy} ${id}: ${plain(totals)}`).toBe(
          `${by} ${value}, ${groupBy} ${id}: ${plain(own)}`,
        );
      }
      const all = landed(...wide(range), (call) => VALUE[by]!(call) === value);
      expect(plain(total(groups.map((group) => group.totals)))).toBe(plain(all));
    }
  });

  it("breakdown, summary and the range before say the same", async () => {
    const groupBy = pickDimension();
    const breakdown = await getUsageBreakdown(ctx, {
      ...range,
      groupBy,
      filter: [],
      orderBy: "change",
      limit: 1_000,
    });
    const summary = await getUsageSummary(ctx, { ...range, filter: [] });
    const [fromMs, toMs] = wide(range);
    const sides = { current: landed(fromMs, toMs), previous: landed(2 * fromMs - toMs, fromMs) };
    for (const side of ["current", "previous"] as const) {
      expect(plain(total(breakdown.items.map((item) => item[side])))).toEqual(plain(sides[side]));
      expect(plain(breakdown.totals[side])).toEqual(plain(sides[side]));
      expect(plain(summary[side])).toEqual(plain(sides[side]));
    }
  });

  it("minutes sum to the same as quarters", async () => {
    const fromMs = Math.floor(+range.from / QUARTER_MS) * QUARTER_MS;
    const hours = { from: new Date(fromMs), to: new Date(fromMs + 24 * 60 * MINUTE_MS) };
    const [minutes, quarters] = [await series(hours, zone, "minute"), await series(hours, zone, "minute15")];
    const sum = ({ groups }: typeof minutes) => plain(total(groups.map((group) => group.totals)));
    expect(sum(minutes)).toEqual(sum(quarters));
    expect(sum(minutes)).toEqual(plain(landed(+hours.from, +hours.to)));
  });
});

describe("after people looked from everywhere", () => {
  it("roll-ups and cells of every width equal the events, also once those hours and days are kept", async () => {
    await foldUsage(pool());
    expect(await rebuildRollups(pool(), ctx.orgId, new Date(FROM), new Date(FROM + DAYS * DAY_MS))).toBe(0);
    for (const zone of ["Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns"]) {
      const range = { from: new Date(FROM), to: new Date(FROM + DAYS * DAY_MS) };
      const { buckets, groups } = await series(range, zone, "day");
      expect(groups[0]!.points.map(plain)).toEqual(landedIn(buckets, ...wide(range)).map(plain));
    }
  }, 180_000);
});
