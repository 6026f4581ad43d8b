import type { ReactNode } from "react";
import { cn } from "../../ui/cn";
import type { Scale } from "../prepare-scale";
import { AXIS_WIDTH, PLOT_INSET, percent } from "./plot-area";
import { BUCKET, HEIGHT, heightOf } from "./prepare-shapes";

export type PlotLimit = { id: string; label: string; value: number; tone: "danger" | "warning" };

type PlotSheetProps = {
  /** How many buckets there are. */
  count: number;
  scale: Scale;
  /** The buckets that are named under the axis. */
  ticks: readonly { index: number; label: string }[];
  formatTick: (value: number) => string;
  limits: readonly PlotLimit[];
  /** Shapes in the units of prepare-shapes. */
  children: ReactNode;
};

/** A name at an end of the axis stays over the plot. */
const EDGE_SHARE = 0.04;

/** Grid, axes and limits around what is drawn. All of it stretches with its room, so that the server can draw it. */
export function PlotSheet({ count, scale, ticks, formatTick, limits, children }: PlotSheetProps) {
  const topOf = (value: number) => percent(1 - value / scale.max);
  return (
    <div className="relative h-full text-subtle text-xs">
      <div className="@container absolute" style={PLOT_INSET} data-plot>
        {scale.ticks.map((value) => (
          <span
            key={value}
            className="absolute right-full -translate-y-1/2 whitespace-nowrap pr-2 text-right"
            style={{ top: topOf(value), width: AXIS_WIDTH }}
          >
            {formatTick(value)}
          </span>
        ))}
        <svg
          viewBox={`0 0 ${count * BUCKET} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          className="absolute inset-0 size-full overflow-visible"
        >
          <path
            d={scale.ticks.map((value) => `M0 ${heightOf(value, scale.max)}h${count * BUCKET}`).join("")}
            stroke="var(--line)"
            vectorEffect="non-scaling-stroke"
            shapeRendering="crispEdges"
          />
          {children}
        </svg>
        {limits.map((limit) => (
          <div
            key={limit.id}
            className="absolute inset-x-0 border-t-[1.5px] border-dashed pt-0.5 pl-1.5"
            style={{
              top: topOf(limit.value),
              borderColor: `var(--${limit.tone})`,
              color: `var(--${limit.tone}-ink)`,
            }}
          >
            {limit.label}
          </div>
        ))}
        <div className="absolute inset-x-0 top-full border-line-strong border-t">
          {ticks.map(({ index, label }, nth) => (
            <TickName key={index} share={(index + 0.5) / count} spare={nth % 2 === 1}>
              {label}
            </TickName>
          ))}
        </div>
      </div>
    </div>
  );
}

/** A spare name gives way where there is little room. */
function TickName({ share, spare, children }: { share: number; spare: boolean; children: string }) {
  return (
    <span className={cn("absolute", spare && "hidden @lg:inline")} style={{ left: percent(share) }}>
      <span className="absolute h-1.5 border-line-strong border-l" />
      <span
        className={cn(
          "absolute top-2 whitespace-nowrap",
          share < EDGE_SHARE ? "-left-2" : share > 1 - EDGE_SHARE ? "-right-2" : "-translate-x-1/2",
        )}
      >
        {children}
      </span>
    </span>
  );
}
