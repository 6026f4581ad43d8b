"use client";

import type { StackedSeries } from "../prepare-stacked-series";
import { PlotLayer } from "./plot-layer";
import { PlotPicture } from "./plot-picture";
import type { PlotLimit } from "./plot-sheet";
import { PlotTooltip } from "./plot-tooltip";
import { largestDrawn, limitsInSight, type PlotKind, type PlotUnit, prepareAxis } from "./prepare-axis";
import { useGrowing } from "./use-growing";

type TimePlotProps = {
  kind: PlotKind;
  unit: PlotUnit;
  data: StackedSeries;
  hidden: ReadonlySet<string>;
  limits?: readonly PlotLimit[];
  tickLabel: (iso: string) => string;
  fullLabel: (iso: string) => string;
  summary: string;
  /** While it stays the same, the axis only grows. */
  viewKey: string;
  withTotal?: boolean;
  onZoom?: (first: number, last: number) => void;
  onZoomOut?: () => void;
};

const NO_LIMITS: readonly PlotLimit[] = [];

/** The one chart over time: bars, lines or areas, a compared period, limits; by pointer and by keyboard. */
export function TimePlot(props: TimePlotProps) {
  const { kind, unit, data, hidden, fullLabel, withTotal = true } = props;
  const drawn = largestDrawn(data.rows, kind);
  const limits = limitsInSight(props.limits ?? NO_LIMITS, drawn);
  const largest = useGrowing(
    Math.max(drawn, ...limits.map(({ value }) => value * 1.02)),
    `${props.viewKey} ${kind} ${[...hidden].join()}`,
  );
  const { scale, formatTick, formatValue } = prepareAxis(largest, unit);
  const row = (index: number) => data.rows[index]!;
  return (
    <div className="relative h-full">
      <div aria-hidden className="h-full">
        <PlotPicture
          kind={kind}
          data={data}
          hidden={hidden}
          scale={scale}
          limits={limits}
          tickLabel={props.tickLabel}
          formatTick={formatTick}
        />
      </div>
      <PlotLayer
        count={data.rows.length}
        summary={props.summary}
        reading={(index) =>
          `${fullLabel(row(index).at)}: ${withTotal ? formatValue(row(index).total) : readParts(data, index, formatValue)}`
        }
        tooltip={(index) => {
          const { compared } = row(index);
          return (
            <PlotTooltip
              row={row(index)}
              series={data.series}
              hidden={hidden}
              title={fullLabel(row(index).at)}
              withTotal={withTotal}
              comparedTitle={compared ? fullLabel(compared.at) : undefined}
              formatValue={formatValue}
            />
          );
        }}
        onZoom={props.onZoom}
        onZoomOut={props.onZoomOut}
      />
    </div>
  );
}

function readParts(data: StackedSeries, index: number, formatValue: (value: number) => string): string {
  return data.series
    .map(({ label }, part) => {
      const value = data.rows[index]!.values[part];
      return `${label} ${value === null || value === undefined ? "none" : formatValue(value)}`;
    })
    .join(", ");
}
