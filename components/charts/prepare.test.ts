import { describe, expect, test } from "vitest";
import type { UsageSeries } from "@/lib/client/usage";
import { formatUsdTick, prepareCountScale, prepareScale } from "./prepare-scale";
import { prepareSparkline } from "./prepare-sparkline";
import { assignColors, COLORS, prepareStackedSeries } from "./prepare-stacked-series";
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
const colors = assignColors(new Map(), ["a", "b", "other"]);

describe("stacked series", () => {
  test("rows add up to the wire's totals, and the rest is stacked last", () => {
    const prepared = prepareStackedSeries(series, "spend", colors, new Set());
    expect(prepared.series.map((each) => each.id)).toEqual(["a", "b", "other"]);
    expect(prepared.rows.map((row) => row.total)).toEqual([6, 7]);
    expect(prepared.total).toBe(13);
    expect(prepareStackedSeries(series, "tokens", colors, new Set()).rows[0]!.values).toEqual([150, 75, 60]);
  });

  test("a hidden series counts nothing and keeps its place", () => {
    const prepared = prepareStackedSeries(series, "calls", colors, new Set(["a"]));
    expect(prepared.rows[1]!.values).toEqual([0, 0, 5]);
    expect(prepared.series[0]).toMatchObject({ id: "a", color: COLORS[0] });
  });

  test("live data does not repaint: a known group keeps its colour when the order changes", () => {
    const next = assignColors(colors, ["b", "c", "a"]);
    expect([next.get("a"), next.get("b"), next.get("c")]).toEqual([COLORS[0], COLORS[1], COLORS[2]]);
    expect(assignColors(next, ["a", "b", "c"])).toBe(next);
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
