"use client";

import { BarChart3 } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { UsageSeries } from "@/lib/client/usage";
import { ChartFrame } from "../charts/chart-frame";
import { Legend } from "../charts/legend";
import { MEASURES } from "../charts/measures";
import { largestDrawn, prepareAxis } from "../charts/plot/prepare-axis";
import { TimePlot } from "../charts/plot/time-plot";
import { prepareStackedSeries } from "../charts/prepare-stacked-series";
import { prepareTimeLabels } from "../charts/prepare-time-labels";
import { SeriesTable } from "../charts/series-table";
import { SeriesValue } from "../charts/series-value";
import { useHeldOrder } from "../charts/use-held-order";
import { useSeriesChoice } from "../charts/use-series-choice";
import { ButtonLink } from "../ui/actions/button-link";
import { Segmented } from "../ui/actions/segmented";
import { EmptyState } from "../ui/feedback/empty-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { Select } from "../ui/forms/select";
import { type Grouping, METRICS, type Metric } from "./dashboard-reads";

const METRIC_OPTIONS = METRICS.map((value) => ({ value, label: MEASURES[value].label }));

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
  /** The same figures in the explorer; with a stretch of the chart, just that. */
  exploreHref: (stretch?: { from: string; to: string }) => string;
  /** Where the last bucket ends. */
  to: string;
};

export function UsageChart(props: UsageChartProps) {
  const { data, metric, by } = props;
  const title = MEASURES[metric].label;
  const controls = (
    <>
      <Segmented label="Measure" value={metric} options={METRIC_OPTIONS} onChange={props.onMetric} />
      <Select
        aria-label="Group by"
        value={by}
        options={GROUPING_OPTIONS}
        onChange={props.onGrouping}
        className="w-32"
      />
    </>
  );
  const link = (
    <ButtonLink href={props.exploreHref()} size="sm" variant="ghost">
      Explore
    </ButtonLink>
  );
  if (!data) {
    return (
      <ChartFrame
        title={title}
        controls={controls}
        link={link}
        table={null}
        error={props.error}
        onRetry={props.onRetry}
      >
        <Skeleton className="mx-2 h-[calc(100%-1rem)]" />
      </ChartFrame>
    );
  }
  return <LoadedChart {...props} data={data} title={title} controls={controls} link={link} />;
}

type LoadedProps = UsageChartProps & {
  data: UsageSeries;
  title: string;
  controls: ReactNode;
  link: ReactNode;
};

function LoadedChart(props: LoadedProps) {
  const { days, metric, by, title, busy, exploreHref } = props;
  const router = useRouter();
  const view = `${by} ${days} ${props.data.buckets[0]} ${busy}`;
  const groups = useHeldOrder(props.data.groups, view);
  const data = { ...props.data, groups: groups! };
  const { colors, hidden, toggle } = useSeriesChoice(
    data.groups.map((group) => group.id),
    by,
  );
  const prepared = prepareStackedSeries(data, metric, { colors, hidden });
  const labels = prepareTimeLabels(data.bucket, data.zone, days);
  const { unit } = MEASURES[metric];
  const summary = `${title} by ${by} over time, ${data.buckets.length} bars. The same data is in the table view.`;
  return (
    <ChartFrame
      title={title}
      controls={props.controls}
      link={props.link}
      busy={busy}
      error={props.error}
      onRetry={props.onRetry}
      table={
        <SeriesTable
          label={`${title} by ${by}`}
          data={prepared}
          fullLabel={labels.full}
          formatValue={prepareAxis(largestDrawn(prepared.rows, "bars"), unit).formatValue}
        />
      }
      legend={
        prepared.series.length > 0 && (
          <Legend
            items={prepared.series.map((each) => ({
              ...each,
              value: <SeriesValue value={each.total} unit={unit} />,
            }))}
            hidden={hidden}
            onToggle={toggle}
          />
        )
      }
    >
      {prepared.series.length === 0 ? (
        <EmptyState icon={BarChart3} title="Nothing in this range" className="h-full justify-center py-0!">
          Choose a longer range, or make a call.
        </EmptyState>
      ) : (
        <TimePlot
          kind="bars"
          unit={unit}
          data={prepared}
          hidden={hidden}
          tickLabel={labels.tick}
          fullLabel={labels.full}
          summary={summary}
          viewKey={`${metric} ${by} ${data.buckets[0]} ${data.bucket}`}
          onZoom={(first, last) =>
            router.push(exploreHref({ from: data.buckets[first]!, to: data.buckets[last + 1] ?? props.to }))
          }
        />
      )}
    </ChartFrame>
  );
}
