"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { StackedSeries } from "./prepare-stacked-series";
import { prepareTickIndexes } from "./prepare-time-labels";
import { StackedTooltip } from "./stacked-tooltip";

export type StackedBarsProps = {
  data: StackedSeries;
  tickLabel: (iso: string) => string;
  fullLabel: (iso: string) => string;
  formatTick: (value: number) => string;
  formatValue: (value: number) => string;
  /** What a screen reader hears instead of the picture. */
  summary: string;
};

const AXIS = { fontSize: 11, fill: "var(--ink-subtle)" };
const TICKS_MAX = 8;

export function StackedBars({
  data,
  tickLabel,
  fullLabel,
  formatTick,
  formatValue,
  summary,
}: StackedBarsProps) {
  const labels = data.rows.map((row) => tickLabel(row.at));
  const ticks = prepareTickIndexes(labels, TICKS_MAX).map((index) => data.rows[index]!.at);
  return (
    <div role="img" aria-label={summary} className="h-full">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 244 }}>
        <BarChart
          data={data.rows}
          barCategoryGap={data.rows.length > 60 ? 1 : "18%"}
          margin={{ top: 4, right: 12, bottom: 0, left: 4 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="at"
            ticks={ticks}
            tickFormatter={tickLabel}
            tick={AXIS}
            tickLine={{ stroke: "var(--line-strong)" }}
            axisLine={{ stroke: "var(--line-strong)" }}
            interval="preserveStartEnd"
            minTickGap={16}
            height={26}
          />
          <YAxis
            domain={[0, data.scale.max]}
            ticks={data.scale.ticks}
            tickFormatter={formatTick}
            tick={AXIS}
            tickLine={false}
            axisLine={false}
            width={56}
          />
          <Tooltip
            cursor={{ fill: "var(--hover)" }}
            isAnimationActive={false}
            content={({ active, payload }) =>
              active && payload?.[0] ? (
                <StackedTooltip
                  row={payload[0].payload}
                  series={data.series}
                  title={fullLabel(payload[0].payload.at)}
                  formatValue={formatValue}
                />
              ) : null
            }
          />
          {data.series.map((series, index) => (
            <Bar
              key={series.id}
              name={series.label}
              dataKey={(row: StackedSeries["rows"][number]) => row.values[index]}
              stackId="all"
              fill={series.color}
              isAnimationActive={false}
              maxBarSize={48}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
