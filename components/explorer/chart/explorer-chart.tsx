"use client";

import { BarChart3, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import type { UsageLatency, UsageSeries } from "@/lib/client/usage";
import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { ChartFrame } from "../../charts/chart-frame";
import { Legend } from "../../charts/legend";
import type { PlotLimit } from "../../charts/plot/plot-sheet";
import { largestDrawn, prepareAxis } from "../../charts/plot/prepare-axis";
import { TimePlot } from "../../charts/plot/time-plot";
import { prepareTimeLabels } from "../../charts/prepare-time-labels";
import { SeriesTable } from "../../charts/series-table";
import { SeriesValue } from "../../charts/series-value";
import type { useSeriesChoice } from "../../charts/use-series-choice";
import { Button } from "../../ui/actions/button";
import { EmptyState } from "../../ui/feedback/empty-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { type ExplorerMeasure, isLatency, measureLabel, measureUnit } from "../explorer-measures";
import type { Chart } from "../explorer-params";
import { dimensionLabel } from "../filters/prepare-filters";
import type { ExplorerRange } from "../range/prepare-range";
import { plotKind, prepareLatencyChart, prepareSumsChart } from "./prepare-chart";

type ExplorerChartProps = {
  measure: ExplorerMeasure;
  chart: Chart;
  /** Undefined when nothing is grouped. */
  groupBy: UsageDimension | undefined;
  range: ExplorerRange;
  series: UsageSeries | undefined;
  compared: UsageSeries | undefined;
  latency: UsageLatency | undefined;
  limits: readonly PlotLimit[];
  colors: ReturnType<typeof useSeriesChoice>;
  controls: ReactNode;
  /** What the dashed line is. */
  against: string | null;
  /** When the shown data was read. */
  readAtMs: number;
  busy: boolean;
  error: { message: string } | null;
  onRetry: () => void;
  onFilter: (id: string) => void;
  onZoom: (from: string, to: string) => void;
  onZoomOut?: () => void;
};

export function ExplorerChart(props: ExplorerChartProps) {
  const { measure, groupBy, controls, onZoomOut } = props;
  const title = `${measureLabel(measure)}${groupBy && !isLatency(measure) && measure !== "classes" ? ` by ${dimensionLabel(groupBy).toLowerCase()}` : ""}`;
  const frame = {
    title,
    tall: true,
    busy: props.busy,
    error: props.error,
    onRetry: props.onRetry,
    controls: (
      <>
        {onZoomOut && (
          <Button size="sm" icon={Undo2} onClick={onZoomOut}>
            Zoom out
          </Button>
        )}
        {controls}
      </>
    ),
  };
  const prepared = prepare(props);
  if (!prepared) {
    return (
      <ChartFrame {...frame} table={null} legend={<Skeleton className="h-6 w-2/3" />}>
        <Skeleton className="mx-2 h-[calc(100%-1rem)]" />
      </ChartFrame>
    );
  }
  return <Loaded {...props} frame={frame} title={title} data={prepared} />;
}

function prepare(props: ExplorerChartProps) {
  const { measure, series, latency, colors, readAtMs } = props;
  if (isLatency(measure)) return latency && prepareLatencyChart(latency, measure, readAtMs);
  return (
    series &&
    prepareSumsChart({
      measure,
      series,
      chart: props.chart,
      groupBy: props.groupBy,
      compared: props.compared,
      colors: colors.colors,
      hidden: colors.hidden,
      untilMs: readAtMs,
    })
  );
}

type LoadedProps = ExplorerChartProps & {
  title: string;
  frame: Omit<Parameters<typeof ChartFrame>[0], "table" | "legend" | "children">;
  data: NonNullable<ReturnType<typeof prepare>>;
};

function Loaded({ frame, title, data, ...props }: LoadedProps) {
  const { measure, chart, groupBy, range, colors, limits } = props;
  const { hidden, toggle } = colors;
  const kind = plotKind(measure, chart);
  const unit = measureUnit(measure);
  const withTotal = !isLatency(measure);
  const labels = prepareTimeLabels(range.bucket, range.zone, range.days);
  const isEmpty =
    data.series.length === 0 || !data.rows.some((row) => row.total > 0 || row.values.some(Boolean));
  const canFilter = groupBy !== undefined && withTotal && measure !== "classes";
  const buckets = data.rows.map((row) => row.at);
  return (
    <ChartFrame
      {...frame}
      table={
        <SeriesTable
          label={title}
          data={data}
          fullLabel={labels.full}
          formatValue={prepareAxis(largestDrawn(data.rows, kind), unit).formatValue}
          withTotal={withTotal}
        />
      }
      legend={
        <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <Legend
            items={data.series.map((each) => ({
              ...each,
              value: <SeriesValue value={each.total} unit={unit} />,
            }))}
            hidden={hidden}
            onToggle={toggle}
            onFilter={canFilter ? props.onFilter : undefined}
          />
          {props.against && data.rows.some((row) => row.compared) && (
            <span className="flex items-center gap-1.5 text-muted text-xs">
              <span aria-hidden className="w-5 border-subtle border-t-2 border-dashed" />
              {props.against.replace("vs ", "")}
            </span>
          )}
        </div>
      }
    >
      {isEmpty ? (
        <EmptyState icon={BarChart3} title="Nothing in this range" className="h-full justify-center py-0!">
          Choose a longer range, or remove a filter.
        </EmptyState>
      ) : (
        <TimePlot
          kind={kind}
          unit={unit}
          data={data}
          hidden={hidden}
          limits={limits}
          tickLabel={labels.tick}
          fullLabel={labels.full}
          summary={`${title} over time, ${buckets.length} points`}
          viewKey={`${measure} ${chart} ${groupBy} ${frame.busy} ${buckets[0]} ${range.bucket}`}
          withTotal={withTotal}
          onZoom={(first, last) => props.onZoom(buckets[first]!, buckets[last + 1] ?? range.to)}
          onZoomOut={props.onZoomOut}
        />
      )}
    </ChartFrame>
  );
}
