import { mean, median } from "@/lib/core/statistics";
import type { Band } from "../engine/band";
import type { DailyOutlook } from "./daily-outlook";

export type SpendPast = {
  /** Nano-dollars of whole days up to yesterday, the oldest first, the first of them one with spend. */
  values: readonly number[];
  todayNanos: number;
  /** The part of a day's spend that usually comes after this time of day. */
  todayLeft: number;
};

const WEEK = 7;
const Z_AT_P90 = 1.2816;
/** How unsure a level is that rests on so many days, as the deviation of its logarithm. */
const deviationOf = (days: number) => 0.25 + 1.1 / Math.sqrt(days);

/**
 * For a past of a few days: each day as their middle (half median, half mean, so that one odd day counts half), the interval wide
 * by a rule of thumb and not by a record, since there is none.
 */
export function recentOutlook({ values, todayNanos, todayLeft }: SpendPast): DailyOutlook {
  const elapsed = Math.max(0.05, 1 - todayLeft);
  const known = values.length > 0 ? values : [todayNanos / elapsed];
  const level = (median(known) + mean(known)) / 2;
  const factor = Math.exp(Z_AT_P90 * deviationOf(Math.max(0.5, values.length)));
  const band = (times: (step: number) => number): Band => {
    return (step) => ({
      low: level * (1 / factor - 1) * times(step),
      high: level * (factor - 1) * times(step),
    });
  };
  return {
    point: new Array<number>(WEEK).fill(level),
    daily: band(() => 1),
    cumulative: band((step) => step + 1),
  };
}
