"use client";

import { BarChart3 } from "lucide-react";
import type { ReactNode } from "react";
import type { UsageSeries } from "@/lib/client/usage";
import { ChartFrame } from "../../charts/chart-frame";
import { Legend } from "../../charts/legend";
import { MEASURES } from "../../charts/measures";
import { largestDrawn, prepareAxis } from "../../charts/plot/prepare-axis";
import { TimePlot } from "../../charts/plot/time-plot";
import { prepareStackedSeries } from "../../charts/prepare-stacked-series";
import { prepareTimeLabels } from "../../charts/prepare-time-labels";
import { SeriesTable } from "../../charts/series-table";
import { SeriesValue } from "../../charts/series-value";
import { useSeriesChoice } from "../../charts/use-series-choice";
import { EmptyState } from "../../ui/feedback/empty-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import type { SpendMeasure } from "./spend-measures";

type SpendChartProps = {
  data: UsageSeries | undefined;
  measure: SpendMeasure;
  /** What the series are: `model`, `provider`. */
  by: string;
  controls: ReactNode;
  busy?: boolean;
  error: { message: string } | null;
  onRetry: () => void;
};

/** What was spent over days, split up: an operator's chart, of a tenant or of all of them. */
export function SpendChart(props: SpendChartProps) {
  if (props.data) return <LoadedChart {...props} data={props.data} />;
  return (
    <ChartFrame
      title={MEASURES[props.measure].label}
      controls={props.controls}
      table={null}
      error={props.error}
      onRetry={props.onRetry}
    >
      <Skeleton className="mx-2 h-[calc(100%-1rem)]" />
    </ChartFrame>
  );
}

function LoadedChart({
  data,
  measure,
  by,
  controls,
  busy,
  error,
  onRetry,
}: SpendChartProps & { data: UsageSeries }) {
  const { colors, hidden, toggle } = useSeriesChoice(
    data.groups.map((group) => group.id),
    by,
  );
  const prepared = prepareStackedSeries(data, measure, { colors, hidden });
  const labels = prepareTimeLabels(data.bucket, data.zone, data.buckets.length);
  const { label, unit } = MEASURES[measure];
  const legend = prepared.series.map((each) => ({
    ...each,
    value: <SeriesValue value={each.total} unit={unit} />,
  }));
  return (
    <ChartFrame
      title={label}
      controls={controls}
      busy={busy}
      error={error}
      onRetry={onRetry}
      table={
        <SeriesTable
          label={`${label} by ${by}`}
          data={prepared}
          fullLabel={labels.full}
          formatValue={prepareAxis(largestDrawn(prepared.rows, "bars"), unit).formatValue}
        />
      }
      legend={legend.length > 0 && <Legend items={legend} hidden={hidden} onToggle={toggle} />}
    >
      {legend.length === 0 ? (
        <EmptyState icon={BarChart3} title="No calls in this time" className="h-full justify-center py-0!" />
      ) : (
        <TimePlot
          kind="bars"
          unit={unit}
          data={prepared}
          hidden={hidden}
          tickLabel={labels.tick}
          fullLabel={labels.full}
          summary={`${label} by ${by} over ${data.buckets.length} days. The same data is in the table view.`}
          viewKey={`${measure} ${by} ${data.buckets[0]}`}
        />
      )}
    </ChartFrame>
  );
}
