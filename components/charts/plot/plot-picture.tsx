"use client";

import { useState } from "react";
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts";
import type { Scale } from "../prepare-scale";
import type { StackedRow, StackedSeries } from "../prepare-stacked-series";
import { prepareTickIndexes } from "../prepare-time-labels";
import { bandAxis, valueAxis } from "./axis-style";
import { AXIS_WIDTH, PLOT_MARGIN } from "./plot-area";
import type { PlotKind } from "./prepare-axis";

export type PlotLimit = { id: string; label: string; value: number; tone: "danger" | "warning" };

type PlotPictureProps = {
  kind: PlotKind;
  data: StackedSeries;
  hidden: ReadonlySet<string>;
  scale: Scale;
  limits: readonly PlotLimit[];
  tickLabel: (iso: string) => string;
  formatTick: (value: number) => string;
};

const TICKS_MAX = 8;
const THIN_FROM = 60;
const SLOT_PX_MIN = 4;
const ASSUMED = { width: 800, height: 244 };
const CURVE = "monotone";

/** The drawing and nothing else: what is said over it and done with it is the plot's. */
export function PlotPicture({ kind, data, hidden, scale, limits, tickLabel, formatTick }: PlotPictureProps) {
  const [width, setWidth] = useState(ASSUMED.width);
  const { rows } = data;
  const labels = rows.map((row) => tickLabel(row.at));
  const ticks = prepareTickIndexes(labels, TICKS_MAX).map((index) => rows[index]!.at);
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={ASSUMED} onResize={setWidth}>
      <ComposedChart
        data={rows}
        barCategoryGap={rows.length > THIN_FROM ? "8%" : "18%"}
        barSize={fullBarPx(width, rows.length)}
        margin={PLOT_MARGIN}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis {...bandAxis(ticks, tickLabel)} />
        <YAxis {...valueAxis(scale, formatTick)} />
        {data.series.map((series, index) =>
          hidden.has(series.id) ? null : drawSeries(kind, series, index, rows.length),
        )}
        {rows.some((row) => row.compared) && (
          <Line
            dataKey={(row: StackedRow) => row.compared?.value ?? null}
            stroke="var(--ink-subtle)"
            strokeWidth={1.25}
            strokeDasharray="4 3"
            dot={rows.length === 1}
            type={CURVE}
            isAnimationActive={false}
          />
        )}
        {limits.map((limit) => (
          <ReferenceLine
            key={limit.id}
            y={limit.value}
            stroke={`var(--${limit.tone})`}
            strokeWidth={1.5}
            strokeDasharray="7 3"
            label={{
              value: limit.label,
              position: "insideTopLeft",
              fontSize: 11,
              fill: `var(--${limit.tone}-ink)`,
            }}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** Bars of a pixel or two have no room for gaps: they would be washed out. */
function fullBarPx(widthPx: number, count: number): number | undefined {
  const slotPx = (widthPx - AXIS_WIDTH - PLOT_MARGIN.left - PLOT_MARGIN.right) / count;
  return slotPx < SLOT_PX_MIN ? slotPx * 0.99 : undefined;
}

function drawSeries(kind: PlotKind, series: StackedSeries["series"][number], index: number, count: number) {
  const shared = {
    name: series.label,
    dataKey: (row: StackedRow) => row.values[index],
    isAnimationActive: false,
  };
  if (kind === "bars")
    return <Bar key={series.id} {...shared} stackId="all" fill={series.color} maxBarSize={48} />;
  if (kind === "areas") {
    return (
      <Area
        key={series.id}
        {...shared}
        type="linear"
        stackId="all"
        stroke={series.color}
        fill={series.color}
        fillOpacity={0.75}
        activeDot={false}
      />
    );
  }
  return (
    <Line
      key={series.id}
      {...shared}
      type={CURVE}
      stroke={series.color}
      strokeWidth={1.75}
      dot={count < 2}
      activeDot={false}
      connectNulls
    />
  );
}
