import { area, curveMonotoneX, line } from "d3-shape";
import type { StackedRow } from "../prepare-stacked-series";

/** The units that shapes are drawn in: a bucket's width, and the height from zero to the axis' largest value. */
export const BUCKET = 10;
export const HEIGHT = 1_000;

/** A series in each bucket: from the sum of those below it up to its own top. */
type Layer = readonly (readonly [low: number, high: number])[];

/** Stacks the series of `rows` from the first one up. */
export function prepareLayers(rows: readonly StackedRow[], count: number): Layer[] {
  const tops = rows.map(() => 0);
  return Array.from({ length: count }, (_, index) =>
    rows.map(({ values }, bucket) => {
      const low = tops[bucket]!;
      const high = low + (values[index] ?? 0);
      tops[bucket] = high;
      return [low, high] as const;
    }),
  );
}

const middleOf = (bucket: number) => (bucket + 0.5) * BUCKET;
/** How far under the top a value stands. */
export const heightOf = (value: number, max: number) => Math.round(HEIGHT * (1 - value / max));
/** No screen shows a thousandth of the height. */
const inWholeUnits = (path: string | null) => path?.replaceAll(/\.\d+/g, "") ?? "";

/** A bar is a stroke up the middle of its bucket. */
export function barsPath(layer: Layer, max: number): string {
  return layer
    .map(([low, high], bucket) => {
      const [from, to] = [heightOf(low, max), heightOf(high, max)];
      return from === to ? "" : `M${middleOf(bucket)} ${from}V${to}`;
    })
    .join("");
}

export function areaPath(layer: Layer, max: number): string {
  const draw = area<Layer[number]>()
    .x((_, bucket) => middleOf(bucket))
    .y0(([low]) => heightOf(low, max))
    .y1(([, high]) => heightOf(high, max));
  return inWholeUnits(draw(layer));
}

/** Through what is known, over gaps too. */
export function linePath(values: readonly (number | null)[], max: number): string {
  const known = values.flatMap((value, bucket) => (value === null ? [] : [{ value, bucket }]));
  const draw = line<(typeof known)[number]>()
    .curve(curveMonotoneX)
    .x(({ bucket }) => middleOf(bucket))
    .y(({ value }) => heightOf(value, max));
  return inWholeUnits(draw(known));
}
