import type { Scale } from "../prepare-scale";
import type { StackedSeries } from "../prepare-stacked-series";
import { prepareTickIndexes } from "../prepare-time-labels";
import { type PlotLimit, PlotSheet } from "./plot-sheet";
import type { PlotKind } from "./prepare-axis";
import { areaPath, barsPath, linePath, prepareLayers } from "./prepare-shapes";

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
const BAR_PX_MAX = 48;
const LINE_PX = 1.75;
const EDGE_PX = 0.75;
const DOT_PX = 6;

/** The drawing and nothing else: what is said over it and done with it is the plot's. A path for each series. */
export function PlotPicture({ kind, data, hidden, scale, limits, tickLabel, formatTick }: PlotPictureProps) {
  const { rows } = data;
  const labels = rows.map((row) => tickLabel(row.at));
  const ticks = prepareTickIndexes(labels, TICKS_MAX).map((index) => ({ index, label: labels[index]! }));
  const compared = rows.map((row) => row.compared?.value ?? null);
  return (
    <PlotSheet count={rows.length} scale={scale} ticks={ticks} formatTick={formatTick} limits={limits}>
      <g style={{ strokeWidth: strokeOf(kind, rows.length) }} fill="none" strokeLinecap={capOf(kind)}>
        {prepareShapes(kind, data, scale.max).map(({ id, color, shape }) =>
          hidden.has(id) ? null : (
            <path
              key={id}
              d={shape}
              stroke={color}
              fill={kind === "areas" ? color : undefined}
              fillOpacity={0.75}
              vectorEffect="non-scaling-stroke"
            />
          ),
        )}
        {compared.some((value) => value !== null) && (
          <path
            d={linePath(compared, scale.max)}
            style={{ strokeWidth: rows.length === 1 ? DOT_PX : 1.25 }}
            stroke="var(--ink-subtle)"
            strokeDasharray="4 3"
            vectorEffect="non-scaling-stroke"
          />
        )}
      </g>
    </PlotSheet>
  );
}

function prepareShapes(kind: PlotKind, { series, rows }: StackedSeries, max: number) {
  const shapes =
    kind === "lines"
      ? series.map((_, index) =>
          linePath(
            rows.map((row) => row.values[index] ?? null),
            max,
          ),
        )
      : prepareLayers(rows, series.length).map((layer) => STACKED[kind](layer, max));
  return series.map(({ id, color }, index) => ({ id, color, shape: shapes[index]! }));
}

const STACKED = { bars: barsPath, areas: areaPath };

const capOf = (kind: PlotKind) => (kind === "bars" ? "butt" : "round");

/** A bar takes its share of the bucket's width (a hundredth of the plot's is 1cqw), up to what looks like a bar. */
function strokeOf(kind: PlotKind, count: number): number | string {
  if (kind === "areas") return EDGE_PX;
  if (kind === "lines") return count < 2 ? DOT_PX : LINE_PX;
  const share = count > THIN_FROM ? 0.92 : 0.82;
  return `min(${BAR_PX_MAX}px, ${((share * 100) / count).toFixed(3)}cqw)`;
}
