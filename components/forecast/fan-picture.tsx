"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts";
import { bandAxis, valueAxis } from "../charts/plot/axis-style";
import { PLOT_MARGIN } from "../charts/plot/plot-area";
import type { PlotLimit } from "../charts/plot/plot-sheet";
import type { Scale } from "../charts/prepare-scale";
import { prepareTickIndexes } from "../charts/prepare-time-labels";
import type { FanRow } from "./prepare-fan";

export type FanPictureProps = {
  rows: readonly FanRow[];
  scale: Scale;
  limits: readonly PlotLimit[];
  tickLabel: (iso: string) => string;
  formatTick: (value: number) => string;
};

const TICKS_MAX = 8;

/** Spent in a line, forecast in dashes, the band around it; nothing moves. */
export function FanPicture({ rows, scale, limits, tickLabel, formatTick }: FanPictureProps) {
  const ticks = prepareTickIndexes(
    rows.map((row) => tickLabel(row.at)),
    TICKS_MAX,
  ).map((index) => rows[index]!.at);
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 244 }}>
      <ComposedChart data={[...rows]} margin={PLOT_MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis {...bandAxis(ticks, tickLabel)} />
        <YAxis {...valueAxis(scale, formatTick)} />
        <Area
          dataKey="band"
          stroke="none"
          fill="var(--accent)"
          fillOpacity={0.16}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="p50"
          stroke="var(--accent)"
          strokeWidth={1.75}
          strokeDasharray="5 4"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="actual"
          stroke="var(--ink)"
          strokeWidth={2}
          dot={rows.length < 2}
          activeDot={false}
          isAnimationActive={false}
        />
        {limits.map((limit) => (
          <ReferenceLine
            key={limit.id}
            y={limit.value}
            stroke={`var(--${limit.tone})`}
            strokeDasharray="2 3"
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
