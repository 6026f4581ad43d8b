import { mean, median } from "@/lib/core/statistics";
import type { Task } from "./task";

/** The mean absolute error of the seasonal-naive rule within what was known. */
function scaleOf({ known, season }: Task): number {
  const errors = known.slice(season).map((value, i) => Math.abs(value - known[i]!));
  return errors.length > 0 ? mean(errors) : 0;
}

function absoluteError(came: readonly number[], said: readonly number[]): number {
  return mean(came.map((value, i) => Math.abs(value - said[i]!)));
}

/** Symmetric percentage error as M4 has it; 0 where both are 0. */
function smape(came: readonly number[], said: readonly number[]): number {
  return mean(
    came.map((value, i) => {
      const size = Math.abs(value) + Math.abs(said[i]!);
      return size === 0 ? 0 : (200 * Math.abs(value - said[i]!)) / size;
    }),
  );
}

/** What somebody said of a task. */
export type Said = { task: Task; points: readonly number[] };

export type Mase = { mase: number; perForecast: number; pooled: number; median: number; series: number };

/**
 * mase: of each series the mean error over its cut-offs by the mean scale over them, averaged over the series; perForecast: each
 * forecast by its own scale, averaged over forecasts; pooled: sum of errors by sum of scales. A series that never moved has no scale.
 */
export function maseOf(said: Said[]): Mase {
  const bySeries = new Map<string, { error: number; scale: number }[]>();
  for (const { task, points } of said) {
    const one = { error: absoluteError(task.came, points), scale: scaleOf(task) };
    bySeries.set(task.series, [...(bySeries.get(task.series) ?? []), one]);
  }
  const sumOf = (rows: { error: number; scale: number }[]) => ({
    error: rows.reduce((sum, row) => sum + row.error, 0),
    scale: rows.reduce((sum, row) => sum + row.scale, 0),
  });
  const sums = [...bySeries.values()].map(sumOf).filter(({ scale }) => scale > 0);
  const single = [...bySeries.values()].flat().filter(({ scale }) => scale > 0);
  const ratios = sums.map(({ error, scale }) => error / scale);
  const whole = sumOf(sums);
  return {
    mase: mean(ratios),
    perForecast: mean(single.map(({ error, scale }) => error / scale)),
    pooled: whole.error / whole.scale,
    median: median(ratios),
    series: sums.length,
  };
}

/** Half of the relative sMAPE and half of the relative MASE, both against Naive2, as M4 has it. */
export function owaOf(said: Said[]): number {
  const ofAll = (error: (one: Said) => number) => mean(said.map(error));
  const naive2 = ({ task }: Said) => task.naive2!;
  const scaled = (one: Said, points: readonly number[]) =>
    absoluteError(one.task.came, points) / scaleOf(one.task);
  const relativeSmape =
    ofAll(({ task, points }) => smape(task.came, points)) / ofAll((one) => smape(one.task.came, naive2(one)));
  const relativeMase = ofAll((one) => scaled(one, one.points)) / ofAll((one) => scaled(one, naive2(one)));
  return (relativeSmape + relativeMase) / 2;
}
