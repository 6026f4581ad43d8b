"use client";

import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { TIME_AXIS, valueAxis } from "../../../charts/plot/axis-style";
import { PLOT_MARGIN } from "../../../charts/plot/plot-area";
import { formatUsdTick } from "../../../charts/prepare-scale";
import { dateText } from "../../../ui/data/time-format";
import type { PriceHistory } from "./prepare-price-history";

const SIDES = [
  { side: "past", dashes: undefined },
  { side: "announced", dashes: "5 4" },
] as const;

/** Steps, because a price holds until the next one begins; dashed from now on. */
export function PricePicture({ history }: { history: PriceHistory }) {
  const { lines, rows, stretches, scale, fromMs, nowMs, toMs } = history;
  const isNowLate = nowMs - fromMs > (toMs - fromMs) / 2;
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 800, height: 244 }}>
      <LineChart data={rows} margin={PLOT_MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          {...TIME_AXIS}
          dataKey="atMs"
          type="number"
          domain={[fromMs, toMs]}
          ticks={stretches.map(({ from }) => Date.parse(from))}
          tickFormatter={(ms: number) => dateText(ms, "UTC")}
          interval="preserveStart"
        />
        <YAxis {...valueAxis(scale, (usd) => formatUsdTick(usd, scale.step))} />
        <ReferenceLine
          x={nowMs}
          stroke="var(--ink-subtle)"
          strokeDasharray="2 3"
          label={{
            value: "now",
            position: isNowLate ? "insideTopRight" : "insideTopLeft",
            fontSize: 11,
            fill: "var(--ink-muted)",
          }}
        />
        {lines.flatMap(({ name, color }, i) =>
          SIDES.map(({ side, dashes }) => (
            <Line
              key={`${name} ${side}`}
              name={name}
              dataKey={(row: PriceHistory["rows"][number]) => row[side][i] ?? null}
              type="stepAfter"
              stroke={color}
              strokeWidth={2}
              strokeDasharray={dashes}
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          )),
        )}
      </LineChart>
    </ResponsiveContainer>
  );
}
