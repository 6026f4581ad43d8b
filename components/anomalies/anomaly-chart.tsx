"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts";
import type { AnomalyDetail } from "@/lib/client/anomalies";
import { ChartFrame } from "../charts/chart-frame";
import { TICK } from "../charts/plot/axis-style";
import { ExactTime } from "../ui/data/exact-time";
import { formatMetric, METRIC_LABELS } from "./anomaly-text";

const clock = new Intl.DateTimeFormat("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" });

/** What was seen, over the band of what that time of day usually brings; the odd stretch is shaded. */
export function AnomalyChart({ anomaly }: { anomaly: AnomalyDetail }) {
  const { metric, series } = anomaly;
  const rows = series.map((point) => ({ ...point, band: [point.low, point.high] }));
  const inside = series.filter(({ at }) => at >= anomaly.startedAt && at < anomaly.lastAt);
  const summary = `${METRIC_LABELS[metric]} from a day before the anomaly on: at most ${formatMetric(metric, anomaly.peak)}, where ${formatMetric(metric, anomaly.expectedHigh / Math.max(1, inside.length))} is high for the time of day.`;
  return (
    <ChartFrame
      title={`${METRIC_LABELS[metric]} and what is usual`}
      legend={<ChartLegend />}
      table={<ChartTable anomaly={anomaly} />}
    >
      <div role="img" aria-label={summary} className="h-full">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 244 }}>
          <ComposedChart
            data={rows}
            margin={{ top: 4, right: 12, bottom: 0, left: 4 }}
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="at"
              tick={TICK}
              minTickGap={48}
              tickFormatter={(iso: string) => clock.format(new Date(iso))}
              tickLine={false}
              axisLine={{ stroke: "var(--line-strong)" }}
            />
            <YAxis
              tick={TICK}
              width={64}
              tickLine={false}
              axisLine={false}
              tickFormatter={(value: number) => formatMetric(metric, value)}
            />
            {inside.length > 0 && (
              <ReferenceArea
                x1={inside[0]!.at}
                x2={inside.at(-1)!.at}
                fill="var(--danger)"
                fillOpacity={0.12}
                stroke="var(--danger)"
                strokeOpacity={0.4}
              />
            )}
            <Area
              dataKey="band"
              stroke="none"
              fill="var(--accent)"
              fillOpacity={0.16}
              isAnimationActive={false}
            />
            <Line
              dataKey="expected"
              stroke="var(--ink-subtle)"
              strokeDasharray="4 3"
              dot={false}
              isAnimationActive={false}
            />
            <Line
              dataKey="value"
              stroke="var(--accent)"
              strokeWidth={1.75}
              dot={false}
              connectNulls
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </ChartFrame>
  );
}

function ChartLegend() {
  const marks = [
    { label: "Seen", mark: "h-0.5 bg-accent" },
    { label: "Expected", mark: "h-0 border-subtle border-t border-dashed" },
    { label: "Usual for the time of day", mark: "h-3 bg-accent opacity-20" },
    { label: "The anomaly", mark: "h-3 border border-danger bg-danger opacity-30" },
  ];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
      {marks.map(({ label, mark }) => (
        <li key={label} className="flex items-center gap-1.5">
          <span aria-hidden className={`w-4 ${mark}`} />
          {label}
        </li>
      ))}
    </ul>
  );
}

function ChartTable({ anomaly: { metric, series } }: { anomaly: AnomalyDetail }) {
  const cell = "px-3 py-1 text-right tabular-nums";
  return (
    <table className="w-full text-xs" aria-label={`${METRIC_LABELS[metric]} by time`}>
      <thead className="sticky top-0 bg-surface text-subtle">
        <tr className="border-line border-b">
          <th scope="col" className="px-4 py-1.5 text-left font-medium">
            Time
          </th>
          <th scope="col" className={cell}>
            Seen
          </th>
          <th scope="col" className={cell}>
            Expected
          </th>
          <th scope="col" className={cell}>
            High for the time
          </th>
        </tr>
      </thead>
      <tbody>
        {[...series].reverse().map((point) => (
          <tr key={point.at} className="border-line border-b last:border-0">
            <th scope="row" className="whitespace-nowrap px-4 py-1 text-left font-normal text-muted">
              <ExactTime at={point.at} />
            </th>
            <td className={cell}>{point.value === null ? "–" : formatMetric(metric, point.value)}</td>
            <td className={cell}>{formatMetric(metric, point.expected)}</td>
            <td className={cell}>{formatMetric(metric, point.high)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
