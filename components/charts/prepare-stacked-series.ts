import type { UsageSeries } from "@/lib/client/usage";
import { usdNumber } from "@/lib/core/money";
import { prepareCountScale, prepareScale, type Scale } from "./prepare-scale";

export const METRICS = ["spend", "calls", "tokens"] as const;
export type Metric = (typeof METRICS)[number];

export type StackedRow = { at: string; total: number; values: number[] };
export type StackedSeries = {
  /** By spend in the range, largest first; what is left over comes last. */
  series: { id: string; label: string; color: string; total: number }[];
  rows: StackedRow[];
  total: number;
  scale: Scale;
};

type Sums = UsageSeries["groups"][number]["totals"];

export const COLORS = [1, 2, 3, 4, 5, 6, 7].map((n) => `var(--chart-${n})`);
const REST_COLOR = "var(--chart-rest)";

/** USD as a number for `spend`: for drawing only. */
export function amountOf(sums: Sums, metric: Metric): number {
  if (metric === "spend") return usdNumber(sums.costNanos);
  return metric === "calls" ? sums.calls : sums.inputTokens + sums.outputTokens;
}

/** Turns the wire's series into rows to stack. `hidden` series keep their colour and their place in the legend. */
export function prepareStackedSeries(
  data: UsageSeries,
  metric: Metric,
  colors: ReadonlyMap<string, string>,
  hidden: ReadonlySet<string>,
): StackedSeries {
  const groups = [...data.groups].sort((a, b) => Number(a.id === "other") - Number(b.id === "other"));
  const series = groups.map((group) => ({
    id: group.id,
    label: group.label,
    color: colors.get(group.id) ?? REST_COLOR,
    total: amountOf(group.totals, metric),
  }));
  const rows = data.buckets.map((at, bucket) => {
    const values = groups.map((group) =>
      hidden.has(group.id) ? 0 : amountOf(group.points[bucket]!, metric),
    );
    return { at, values, total: values.reduce((sum, value) => sum + value, 0) };
  });
  const largest = Math.max(0, ...rows.map((row) => row.total));
  return {
    series,
    rows,
    total: rows.reduce((sum, row) => sum + row.total, 0),
    scale: metric === "spend" ? prepareScale(largest) : prepareCountScale(largest),
  };
}

/** Keeps the colour a group already has, so that live data never repaints the chart; new groups take what is free. */
export function assignColors(
  known: ReadonlyMap<string, string>,
  ids: readonly string[],
): ReadonlyMap<string, string> {
  const wanted = ids.filter((id) => id !== "other");
  const kept = new Map([...known].filter(([id]) => wanted.includes(id)));
  const free = COLORS.filter((color) => ![...kept.values()].includes(color));
  const fresh = wanted.filter((id) => !kept.has(id));
  if (fresh.length === 0 && kept.size === known.size) return known;
  return new Map([...kept, ...fresh.map((id, i) => [id, free[i] ?? REST_COLOR] as const)]);
}
