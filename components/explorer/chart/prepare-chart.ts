import type { UsageLatency, UsageSeries } from "@/lib/client/usage";
import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { MEASURES, type Measure } from "../../charts/measures";
import type { PlotKind } from "../../charts/plot/prepare-axis";
import { COLORS } from "../../charts/prepare-colors";
import {
  prepareStackedSeries,
  prepareTokenClasses,
  type StackedRow,
  type StackedSeries,
} from "../../charts/prepare-stacked-series";
import { type ExplorerMeasure, isLatency, type LatencyMeasure } from "../explorer-measures";
import type { Chart } from "../explorer-params";
import { valueLabel } from "../filters/prepare-filters";

const isRate = (measure: ExplorerMeasure) =>
  !isLatency(measure) && measure !== "classes" && (MEASURES[measure] as Measure).per !== undefined;

/** Rates and percentiles do not stack, so they are lines whatever was asked for. */
export function plotKind(measure: ExplorerMeasure, chart: Chart): PlotKind {
  if (chart === "lines" || isLatency(measure) || isRate(measure)) return "lines";
  return chart === "cumulative" ? "areas" : "bars";
}

type SumsChart = {
  measure: Exclude<ExplorerMeasure, LatencyMeasure>;
  chart: Chart;
  /** Undefined when nothing is grouped. */
  groupBy: UsageDimension | undefined;
  series: UsageSeries;
  compared: UsageSeries | undefined;
  colors: ReadonlyMap<string, string>;
  hidden: ReadonlySet<string>;
  /** When the series were read: what begins later has not happened. */
  untilMs: number;
};

const ALL = "all";

/** A chart over sums: its series, and at each place the compared period's total. */
export function prepareSumsChart(input: SumsChart): StackedSeries {
  const { measure, chart, groupBy, series, compared, colors, hidden } = input;
  const cumulative = chart === "cumulative";
  const draw = (data: UsageSeries, options: { hidden: ReadonlySet<string> }) =>
    measure === "classes"
      ? prepareTokenClasses(data, { ...options, cumulative })
      : prepareStackedSeries(data, measure, { ...options, colors, cumulative });
  const drawn = draw(series, { hidden });
  const before = compared && isComparable(input, drawn) ? draw(compared, { hidden: new Set() }).rows : [];
  return {
    ...drawn,
    series: drawn.series.map((each) => ({
      ...each,
      label: groupBy && each.id !== "other" ? valueLabel(groupBy, each.id, each.label) : namedAll(each),
    })),
    rows: drawn.rows
      .filter((row) => Date.parse(row.at) < input.untilMs)
      .map((row, index) => ({ ...row, compared: comparedAt(before[index]) })),
  };
}

const namedAll = ({ id, label }: { id: string; label: string }) => (id === ALL ? "All" : label);
const comparedAt = (row: StackedRow | undefined) => row && { at: row.at, value: row.total };

/** A total of before says something beside a total of now, not beside the lines of single groups. */
function isComparable({ measure, chart, hidden }: SumsChart, drawn: StackedSeries): boolean {
  if (hidden.size > 0) return false;
  return drawn.series.length === 1 || isRate(measure) || plotKind(measure, chart) !== "lines";
}

const PERCENTILES = [
  { id: "p50", label: "p50", color: COLORS[0]! },
  { id: "p95", label: "p95", color: COLORS[1]! },
  { id: "p99", label: "p99", color: COLORS[3]! },
] as const;
const FIELDS = { latency: "latencyMs", ttft: "ttftMs" } as const;

/** Percentiles as lines; a bucket without calls has none, and there is no total. */
export function prepareLatencyChart(
  data: UsageLatency,
  measure: LatencyMeasure,
  untilMs: number,
): StackedSeries {
  const field = FIELDS[measure];
  return {
    series: PERCENTILES.map((each) => ({ ...each, total: data.totals[field]?.[each.id] ?? 0 })),
    rows: data.buckets
      .map((at, bucket) => ({
        at,
        total: 0,
        values: PERCENTILES.map(({ id }) => data.points[bucket]![field]?.[id] ?? null),
      }))
      .filter((row) => Date.parse(row.at) < untilMs),
    total: 0,
  };
}
