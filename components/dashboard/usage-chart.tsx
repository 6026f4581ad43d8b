"use client";

import { BarChart3 } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { UsageSeries } from "@/lib/client/usage";
import { nanosFromUsd } from "@/lib/core/money";
import { ChartFrame } from "../charts/chart-frame";
import { Legend } from "../charts/legend";
import { formatUsdTick } from "../charts/prepare-scale";
import { assignColors, type Metric, prepareStackedSeries } from "../charts/prepare-stacked-series";
import { prepareTimeLabels } from "../charts/prepare-time-labels";
import { SeriesTable } from "../charts/series-table";
import { StackedBars } from "../charts/stacked-bars";
import { Segmented } from "../ui/actions/segmented";
import { Money } from "../ui/data/money";
import { formatCount, formatExactCount } from "../ui/data/number-format";
import { EmptyState } from "../ui/feedback/empty-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { Select } from "../ui/forms/select";
import type { Grouping } from "./dashboard-reads";

const METRIC_OPTIONS = [
  { value: "spend", label: "Spend" },
  { value: "calls", label: "Calls" },
  { value: "tokens", label: "Tokens" },
] as const;

const GROUPING_OPTIONS = [
  { value: "model", label: "by model" },
  { value: "key", label: "by key" },
  { value: "project", label: "by project" },
] as const;

type UsageChartProps = {
  data: UsageSeries | undefined;
  days: number;
  metric: Metric;
  by: Grouping;
  onMetric: (metric: Metric) => void;
  onGrouping: (by: Grouping) => void;
  busy: boolean;
  error: { message: string } | null;
  onRetry: () => void;
};

/** A chart's number, rounded to a nano-dollar, by the one rule for money. */
function SpendValue({ usd }: { usd: number }) {
  return <Money nanos={nanosFromUsd(usd.toFixed(9))} />;
}

export function UsageChart(props: UsageChartProps) {
  const { data, metric, by } = props;
  const title = METRIC_OPTIONS.find((option) => option.value === metric)!.label;
  const controls = (
    <>
      <Segmented label="Measure" value={metric} options={METRIC_OPTIONS} onChange={props.onMetric} />
      <Select
        aria-label="Group by"
        value={by}
        options={GROUPING_OPTIONS}
        onChange={props.onGrouping}
        className="w-28 sm:w-32"
      />
    </>
  );
  if (!data) {
    return (
      <ChartFrame title={title} controls={controls} table={null} error={props.error} onRetry={props.onRetry}>
        <Skeleton className="mx-2 h-[calc(100%-1rem)]" />
      </ChartFrame>
    );
  }
  return <LoadedChart {...props} data={data} title={title} controls={controls} />;
}

type LoadedProps = UsageChartProps & { data: UsageSeries; title: string; controls: ReactNode };

function LoadedChart({ data, days, metric, by, title, controls, busy, error, onRetry }: LoadedProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const ids = data.groups.map((group) => group.id);
  const colors = assignColors(known, ids);
  if (colors !== known) setKnown(colors);

  const prepared = prepareStackedSeries(data, metric, colors, hidden);
  const labels = prepareTimeLabels(data.bucket, data.zone, days);
  const { step } = prepared.scale;
  const isSpend = metric === "spend";
  const formatValue = (value: number) =>
    isSpend ? formatUsdTick(value, Math.min(step / 100, 0.01)) : formatExactCount(value);
  const show = (value: number) => (isSpend ? <SpendValue usd={value} /> : formatCount(value));

  function toggle(id: string) {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setHidden(next);
  }

  return (
    <ChartFrame
      title={title}
      controls={controls}
      busy={busy}
      error={error}
      onRetry={onRetry}
      table={
        <SeriesTable
          label={`${title} by ${by}`}
          data={prepared}
          fullLabel={labels.full}
          formatValue={formatValue}
        />
      }
      legend={
        prepared.series.length > 0 && (
          <Legend
            items={prepared.series.map((each) => ({ ...each, value: show(each.total) }))}
            hidden={hidden}
            onToggle={toggle}
          />
        )
      }
    >
      {prepared.series.length === 0 ? (
        <EmptyState icon={BarChart3} title="Nothing in this range" className="h-full justify-center py-0">
          Choose a longer range, or make a call.
        </EmptyState>
      ) : (
        <StackedBars
          data={prepared}
          tickLabel={labels.tick}
          fullLabel={labels.full}
          formatTick={(value) => (isSpend ? formatUsdTick(value, step) : formatCount(value))}
          formatValue={formatValue}
          summary={`${title} by ${by} over time, ${data.buckets.length} bars. The same data is in the table view.`}
        />
      )}
    </ChartFrame>
  );
}
