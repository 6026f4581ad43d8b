import { formatCount, formatDuration, formatExactCount } from "../../ui/data/number-format";
import type { MEASURES, MeasureId } from "../measures";
import { formatUsdTick, prepareCountScale, prepareScale, type Scale } from "../prepare-scale";
import type { StackedRow } from "../prepare-stacked-series";

export type PlotKind = "bars" | "lines" | "areas";
export type PlotUnit = (typeof MEASURES)[MeasureId]["unit"] | "ms";

/** The largest value that is drawn: stacks reach up to their sum, lines only up to the highest of them. */
export function largestDrawn(rows: readonly StackedRow[], kind: PlotKind): number {
  return rows.reduce(
    (max, row) =>
      Math.max(
        max,
        row.compared?.value ?? 0,
        ...(kind === "lines" ? row.values.map((value) => value ?? 0) : [row.total]),
      ),
    0,
  );
}

/** Limits far above what is drawn would press it flat, so those are left off. */
const LIMIT_HEADROOM = 4;

export function limitsInSight<L extends { value: number }>(limits: readonly L[], largest: number): L[] {
  return limits.filter(({ value }) => value > 0 && value <= largest * LIMIT_HEADROOM);
}

/** The axis, and how its ticks and the values over it are written. */
export function prepareAxis(largest: number, unit: PlotUnit) {
  if (unit === "share") return shareAxis(largest);
  const scale = unit === "count" ? prepareCountScale(largest) : prepareScale(largest);
  return { scale, ...WRITERS[unit](scale) };
}

type Writers = { formatTick: (value: number) => string; formatValue: (value: number) => string };

const WRITERS: Record<Exclude<PlotUnit, "share">, (scale: Scale) => Writers> = {
  usd: ({ step }) => ({
    formatTick: (value) => formatUsdTick(value, step),
    formatValue: (value) => formatUsdTick(value, Math.min(step / 100, 0.01)),
  }),
  count: () => ({ formatTick: formatCount, formatValue: formatExactCount }),
  ms: () => ({ formatTick: formatMsTick, formatValue: formatDuration }),
};

function shareAxis(largest: number) {
  const percent = prepareScale(Math.min(100, largest * 100));
  const scale: Scale = {
    max: percent.max / 100,
    step: percent.step / 100,
    ticks: percent.ticks.map((tick) => tick / 100),
  };
  return {
    scale,
    formatTick: (value: number) => `${Number((value * 100).toFixed(2))}%`,
    formatValue: (value: number) => `${(value * 100).toFixed(value < 0.1 ? 2 : 1)}%`,
  };
}

/** `800 ms`, `1.5 s`, `2 min`: short, for an axis. */
function formatMsTick(ms: number): string {
  if (ms < 1_000) return `${Number(ms.toFixed(1))} ms`;
  if (ms < 60_000) return `${Number((ms / 1_000).toFixed(2))} s`;
  return `${Number((ms / 60_000).toFixed(1))} min`;
}
