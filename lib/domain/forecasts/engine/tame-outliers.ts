import { median } from "@/lib/core/statistics";

/** A normal distribution's standard deviation is this many median absolute deviations. */
const SIGMAS_PER_MAD = 1.4826;
const Z_MAX = 5;
/** Spread is never taken for less than this share of the usual value: a quiet series may still move. */
const SPREAD_MIN = 0.25;
const CYCLES = 6;
const COUNT_MIN = 5;

/**
 * Pulls a single absurd value back to where the usual spread ends. Two in a row are left alone: that is a new level, not a slip.
 * What is usual comes from the same phase and from the neighbours, so a busy hour or weekday is no outlier.
 */
export function tameOutliers(values: readonly number[], period: number): number[] {
  if (values.length < COUNT_MIN) return [...values];
  const ceilings = values.map((_, i) => ceilingAt(values, period, i));
  const isOver = values.map((value, i) => value > ceilings[i]!);
  return values.map((value, i) => {
    const isAlone = isOver[i] && !isOver[i - 1] && !isOver[i + 1];
    return isAlone ? ceilings[i]! : value;
  });
}

/** Above both what is usual at this phase and what is usual nearby; the one of them that never moves says nothing. */
function ceilingAt(values: readonly number[], period: number, i: number): number {
  const ceilings = [period, 1].map((stride) => usualCeiling(valuesAround(values, stride, i)));
  const known = ceilings.filter(Number.isFinite);
  return known.length > 0 ? Math.max(...known) : Infinity;
}

function valuesAround(values: readonly number[], stride: number, i: number): number[] {
  const found: number[] = [];
  for (let cycle = 1; cycle <= CYCLES; cycle++) {
    for (const at of [i - cycle * stride, i + cycle * stride]) {
      if (at >= 0 && at < values.length) found.push(values[at]!);
    }
  }
  return found;
}

function usualCeiling(others: readonly number[]): number {
  const usual = median(others);
  const mad = median(others.map((value) => Math.abs(value - usual)));
  const spread = Math.max(mad * SIGMAS_PER_MAD, SPREAD_MIN * Math.abs(usual));
  return spread > 0 ? usual + Z_MAX * spread : Infinity;
}
