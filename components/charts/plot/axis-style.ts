import type { Scale } from "../prepare-scale";
import { AXIS_HEIGHT, AXIS_WIDTH } from "./plot-area";

export const TICK = { fontSize: 11, fill: "var(--ink-subtle)" };

/** What every axis of time has, as properties of Recharts' XAxis. */
export const TIME_AXIS = {
  tick: TICK,
  tickLine: { stroke: "var(--line-strong)" },
  axisLine: { stroke: "var(--line-strong)" },
  minTickGap: 16,
  height: AXIS_HEIGHT,
};

/** The axis of buckets, each a band of its own, with the labels of some. */
export function bandAxis(ticks: string[], tickFormatter: (iso: string) => string) {
  return {
    ...TIME_AXIS,
    dataKey: "at",
    scale: "band",
    ticks,
    tickFormatter,
    interval: "preserveStartEnd",
  } as const;
}

/** The axis of what is measured, from zero, as properties of Recharts' YAxis. */
export function valueAxis({ max, ticks }: Scale, tickFormatter: (value: number) => string) {
  return {
    domain: [0, max],
    ticks,
    tickFormatter,
    tick: TICK,
    tickLine: false,
    axisLine: false,
    width: AXIS_WIDTH,
  };
}
