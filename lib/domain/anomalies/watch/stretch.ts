import { bandAt } from "../engine/band";
import type { Metric } from "./metrics";
import type { Series } from "./series";

/** A run of odd buckets, and what was expected of it. Money in nano-dollars. */
export type Stretch = {
  startMs: number;
  /** The end of the last odd bucket. */
  lastMs: number;
  isOver: boolean;
  observed: number;
  expected: number;
  expectedLow: number;
  expectedHigh: number;
  peak: number;
  peakAtMs: number;
  extraNanos: number;
  /** Of what the family is about: nano-dollars, errors, or milliseconds beyond the usual. */
  weight: number;
};

/** So many buckets within the band end a stretch. */
const CALM_BUCKETS = 2;
const STRETCH_MS_MAX = 3 * 24 * 3_600_000;

/** Above the band of its time of day; null: no past, or too few calls to say. */
export function isOdd(series: Series, metric: Metric, at: number): boolean | null {
  const value = series.values[at];
  const band = bandAt(series.values, at, series.widthMs);
  if (value === null || value === undefined || !band) return null;
  return value > band.high && metric.isMaterial(value, band.expected);
}

/** The stretch that an alarm at bucket `at` belongs to: back to its first odd bucket and on to its last. */
export function stretchAt(series: Series, metric: Metric, at: number): Stretch {
  const bucketsMax = STRETCH_MS_MAX / series.widthMs;
  let first = at;
  while (first > 0 && at - first < bucketsMax && isOdd(series, metric, first - 1)) first--;
  let last = at;
  let isOver = false;
  for (let i = at + 1; i < series.values.length && !isOver; i++) {
    if (isOdd(series, metric, i)) last = i;
    isOver = i - last > CALM_BUCKETS || last - first >= bucketsMax;
  }
  return { ...measure(series, metric, first, last), isOver };
}

type Totals = {
  observed: number;
  expected: number;
  low: number;
  high: number;
  count: number;
  extraNanos: number;
  weight: number;
  peak: number;
  peakAt: number;
};

function measure(series: Series, metric: Metric, first: number, last: number): Omit<Stretch, "isOver"> {
  const costs = series.buckets.map(({ costNanos }) => costNanos);
  const totals: Totals = {
    observed: 0,
    expected: 0,
    low: 0,
    high: 0,
    count: 0,
    extraNanos: 0,
    weight: 0,
    peak: Number.NEGATIVE_INFINITY,
    peakAt: first,
  };
  for (let i = first; i <= last; i++) addPoint(totals, series, i, costs);
  const over = metric.isSum ? 1 : Math.max(1, totals.count);
  return {
    startMs: series.fromMs + first * series.widthMs,
    lastMs: series.fromMs + (last + 1) * series.widthMs,
    observed: totals.observed / over,
    expected: totals.expected / over,
    expectedLow: totals.low / over,
    expectedHigh: totals.high / over,
    peak: totals.peak,
    peakAtMs: series.fromMs + totals.peakAt * series.widthMs,
    extraNanos: Math.max(0, totals.extraNanos),
    weight: metric.family === "money" ? Math.max(0, totals.extraNanos) : totals.weight,
  };
}

function addPoint(totals: Totals, series: Series, at: number, costs: readonly number[]): void {
  const value = series.values[at];
  const band = bandAt(series.values, at, series.widthMs);
  const usualCost = bandAt(costs, at, series.widthMs)?.expected ?? 0;
  totals.extraNanos += series.buckets[at]!.costNanos - usualCost;
  if (value === null || value === undefined || !band) return;
  totals.observed += value;
  totals.expected += band.expected;
  totals.low += band.low;
  totals.high += band.high;
  totals.count++;
  totals.weight += (value - band.expected) * series.buckets[at]!.calls;
  if (value > totals.peak) {
    totals.peak = value;
    totals.peakAt = at;
  }
}
