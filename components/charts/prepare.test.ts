import { describe, expect, test } from "vitest";
import type { UsageSeries } from "@/lib/client/usage";
import { assignColors, COLORS } from "./prepare-colors";
import { formatUsdTick, prepareCountScale, prepareScale } from "./prepare-scale";
import { prepareSparkline } from "./prepare-sparkline";
import { prepareStackedSeries, prepareTokenClasses } from "./prepare-stacked-series";
import { prepareTickIndexes, prepareTimeLabels } from "./prepare-time-labels";

const sums = (usd: number, calls: number) => ({
  costNanos: String(Math.round(usd * 1e9)),
  calls,
  errors: 0,
  inputTokens: calls * 10,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  cacheSavedNanos: "0",
  outputTokens: calls * 5,
  reasoningTokens: 0,
});

const series: UsageSeries = {
  bucket: "day",
  zone: "UTC",
  buckets: ["2026-11-20T00:00:00.000Z", "2026-11-21T00:00:00.000Z"],
  groups: [
    { id: "other", label: "Other", totals: sums(9, 9), points: [sums(4, 4), sums(5, 5)] },
    { id: "a", label: "A", totals: sums(3, 30), points: [sums(1, 10), sums(2, 20)] },
    { id: "b", label: "B", totals: sums(1, 5), points: [sums(1, 5), sums(0, 0)] },
  ],
};
const none: ReadonlySet<string> = new Set();
const withErrors: UsageSeries = {
  ...series,
  groups: [
    {
      id: "a",
      label: "A",
      totals: { ...sums(0, 4), errors: 1 },
      points: [{ ...sums(0, 2), errors: 1 }, sums(0, 2)],
    },
  ],
};
const point = {
  ...sums(0, 10),
  inputTokens: 100,
  cachedInputTokens: 40,
  cacheWriteTokens: 10,
  outputTokens: 20,
  reasoningTokens: 5,
};
const classes = { id: "all", label: "all", totals: point, points: [point, sums(0, 0)] };
const colors = assignColors(new Map(), ["a", "b", "other"]);

describe("stacked series", () => {
  test("rows add up to the wire's totals, and the rest is stacked last", () => {
    const prepared = prepareStackedSeries(series, "spend", { colors, hidden: none });
    expect(prepared.series.map((each) => each.id)).toEqual(["a", "b", "other"]);
    expect(prepared.rows.map((row) => row.total)).toEqual([6, 7]);
    expect(prepared.total).toBe(13);
    expect(prepareStackedSeries(series, "tokens", { colors, hidden: none }).rows[0]!.values).toEqual([
      150, 75, 60,
    ]);
  });

  test("a hidden series counts nothing and keeps its place", () => {
    const prepared = prepareStackedSeries(series, "calls", { colors, hidden: new Set(["a"]) });
    expect(prepared.rows[1]!.values).toEqual([0, 0, 5]);
    expect(prepared.series[0]).toMatchObject({ id: "a", color: colors.get("a") });
  });

  test("cumulative: each bucket is the sum up to its end, and rates are of all that came before", () => {
    const options = { colors, hidden: none, cumulative: true };
    expect(prepareStackedSeries(series, "spend", options).rows.map((row) => row.total)).toEqual([6, 13]);
    const rates = prepareStackedSeries(withErrors, "error_rate", options);
    expect(rates.rows.map((row) => row.total)).toEqual([0.5, 0.25]);
    expect(rates.series[0]!.total).toBe(0.25);
  });

  test("a rate of several groups is that of their sums, not the sum of their rates", () => {
    const halves = { ...withErrors, groups: [withErrors.groups[0]!, { ...withErrors.groups[0]!, id: "b" }] };
    const { rows, total } = prepareStackedSeries(halves, "error_rate", { colors, hidden: none });
    expect(rows.map((row) => row.total)).toEqual([0.5, 0]);
    expect(total).toBe(0.25);
  });

  test("the classes of tokens add up to all tokens, also when one is switched off", () => {
    const all = { ...series, groups: [classes] };
    const prepared = prepareTokenClasses(all, { hidden: none });
    expect(prepared.rows[0]).toMatchObject({ values: [50, 40, 10, 15, 5], total: 120 });
    expect(prepared.series.map((each) => each.total)).toEqual([50, 40, 10, 15, 5]);
    expect(prepareTokenClasses(all, { hidden: new Set(["cached"]) }).rows[0]!.total).toBe(80);
  });
});

describe("colours", () => {
  test("live data does not repaint: a known group keeps its colour when the order changes", () => {
    const next = assignColors(colors, ["b", "c", "a"]);
    expect([next.get("a"), next.get("b")]).toEqual([colors.get("a"), colors.get("b")]);
    expect(new Set(next.values()).size).toBe(3);
    expect(assignColors(next, ["a", "b", "c"])).toBe(next);
  });

  test("a group that another range does not have comes back in its colour", () => {
    const without = assignColors(colors, ["b"]);
    expect(assignColors(without, ["b", "a"]).get("a")).toBe(colors.get("a"));
  });

  test("another page, another order: the same groups have the same colours", () => {
    const ids = ["openai/gpt-5", "anthropic/claude", "google/gemini", "mistral/large"];
    expect([...assignColors(new Map(), [...ids].reverse())].sort()).toEqual(
      [...assignColors(new Map(), ids)].sort(),
    );
  });

  test("ten groups have ten colours; those out of sight give way to those in sight", () => {
    const ids = (prefix: string) => Array.from({ length: 10 }, (_, i) => `${prefix}${i}`);
    const first = assignColors(new Map(), ids("a"));
    expect(new Set(first.values())).toEqual(new Set(COLORS));
    const second = assignColors(first, ids("b"));
    expect(new Set(ids("b").map((id) => second.get(id)))).toEqual(new Set(COLORS));
  });
});

describe("scales", () => {
  test("round ticks from zero that hold the largest value", () => {
    expect(prepareScale(7.2)).toEqual({ max: 8, ticks: [0, 2, 4, 6, 8], step: 2 });
    expect(prepareScale(0)).toEqual({ max: 1, ticks: [0, 1], step: 1 });
    for (const value of [0.000_031, 0.4, 1, 9.99, 1234, 5e9]) {
      const { max, ticks } = prepareScale(value);
      expect(max).toBeGreaterThanOrEqual(value);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });

  test("counts never get a fraction of a call", () => {
    expect(prepareCountScale(1).ticks).toEqual([0, 1]);
    expect(prepareCountScale(3).ticks).toEqual([0, 1, 2, 3]);
  });

  test("all ticks of a money axis have the decimals of its step", () => {
    expect([0, 0.5, 1].map((usd) => formatUsdTick(usd, 0.5))).toEqual(["$0", "$0.50", "$1.00"]);
    expect([0.0025, 0.005].map((usd) => formatUsdTick(usd, 0.0025))).toEqual(["$0.0025", "$0.0050"]);
    expect(formatUsdTick(2000, 500)).toBe("$2,000");
  });
});

describe("time labels", () => {
  test("are written in the viewer's zone", () => {
    const labels = prepareTimeLabels("hour", "Asia/Kolkata", 1);
    expect(labels.tick("2026-11-21T18:30:00.000Z")).toBe("00:00");
  });

  test("a week of hours is labelled by day, and never more labels than fit", () => {
    const { tick } = prepareTimeLabels("hour", "UTC", 7);
    const hours = Array.from({ length: 48 }, (_, i) => tick(new Date(i * 3_600_000).toISOString()));
    expect(prepareTickIndexes(hours, 8)).toEqual([0, 24]);
    expect(
      prepareTickIndexes(
        Array.from({ length: 90 }, (_, i) => `d${i}`),
        8,
      ),
    ).toHaveLength(8);
  });
});

test("a sparkline stays in its box, and one point is no line", () => {
  expect(prepareSparkline([0, 5, 10], 100, 20)?.line).toBe("M0,18.5L50,10L100,1.5");
  expect(prepareSparkline([3], 100, 20)).toBeNull();
});
