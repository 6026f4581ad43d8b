import { mean, median } from "@/lib/core/statistics";
import type { Rule } from "./rule";

/** The last cycle again. */
export const seasonalNaive =
  (period: number): Rule =>
  (values, horizon) => {
    if (values.length < period) return null;
    return Array.from({ length: horizon }, (_, i) => values[values.length - period + (i % period)]!);
  };

/** The values of the last `cycles` at the phase of the i-th value to come (i may be negative: of the past). */
function samePhase(values: readonly number[], period: number, cycles: number, i: number): number[] {
  const found: number[] = [];
  const n = values.length;
  const back = i < 0 ? period : period - (i % period);
  for (let cycle = 0; cycle < cycles; cycle++) {
    const at = i < 0 ? n + i - back - cycle * period : n - back - cycle * period;
    if (at >= 0 && at < n) found.push(values[at]!);
  }
  return found;
}

/** The median of the same phase over the last cycles: one odd day leaves it as it was. */
export const phaseMedian =
  (period: number, cyclesMax: number): Rule =>
  (values, horizon) => {
    const cycles = Math.min(cyclesMax, Math.floor(values.length / period));
    if (cycles < 1) return null;
    return Array.from({ length: horizon }, (_, i) => median(samePhase(values, period, cycles, i)));
  };

/** The median of the last values, for all to come. */
export const flatMedian =
  (count: number): Rule =>
  (values, horizon) =>
    values.length === 0 ? null : new Array<number>(horizon).fill(median(values.slice(-count)));

type Anchor = { count: number; by: "sum" | "factor"; keep: number };

/** The mean cycle, moved so that it meets the last `count` values; `keep` of that move lasts. */
export const anchoredProfile =
  (period: number, cyclesMax: number, { count, by, keep }: Anchor): Rule =>
  (values, horizon) => {
    const cycles = Math.min(cyclesMax, Math.floor(values.length / period) - 1);
    if (cycles < 1) return null;
    const recent = values.slice(-count);
    const usual = recent.map((_, i) => mean(samePhase(values, period, cycles, i - recent.length)));
    const usualMean = mean(usual);
    const shift = (mean(recent) - usualMean) * keep;
    const factor = usualMean > 0 ? 1 + (mean(recent) / usualMean - 1) * keep : 1;
    return Array.from({ length: horizon }, (_, i) => {
      const base = mean(samePhase(values, period, cycles, i));
      return by === "sum" ? base + shift : base * factor;
    });
  };
