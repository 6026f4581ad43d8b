import type { ForecastMethod } from "../published";
import { type DailyOutlook, outlookAt, pointOf, rollDays } from "./daily-outlook";
import { recentOutlook, type SpendPast } from "./recent-outlook";

export type Triple = { p10: number; p50: number; p90: number };
export type ComingDay = { daily: Triple; cumulative: Triple };

/** Fewer days than this are too few for rules to be told apart. */
const MODEL_DAYS_MIN = 14;
/** Nothing spent for so long: stopped. */
const STOPPED_DAYS = 28;

export type Outlook = { method: ForecastMethod; past: ReturnType<typeof rollDays> | null; days: ComingDay[] };

/** The rest of today and the days after it, each and summed up. */
export function comingDays(spend: SpendPast, count: number): Outlook {
  const { values, todayNanos, todayLeft } = spend;
  const isStopped = todayNanos === 0 && values.slice(-STOPPED_DAYS).every((value) => value === 0);
  if (isStopped) return { method: "none", past: null, days: Array.from({ length: count }, () => ZERO) };
  if (values.length < MODEL_DAYS_MIN) {
    return { method: "recent", past: null, days: addUp(recentOutlook(spend), todayLeft, count) };
  }
  const past = rollDays(values);
  return { method: "model", past, days: addUp(outlookAt(past, past.origins[0]!)!, todayLeft, count) };
}

const NOTHING: Triple = { p10: 0, p50: 0, p90: 0 };
const ZERO: ComingDay = { daily: NOTHING, cumulative: NOTHING };

/** Sums never fall, and the interval of a sum holds its middle. */
export function addUp(outlook: DailyOutlook, firstPart: number, count: number): ComingDay[] {
  let sum = 0;
  let low = 0;
  let high = 0;
  return Array.from({ length: count }, (_, day) => {
    const part = day === 0 ? firstPart : 1;
    const middle = pointOf(outlook, day) * part;
    sum += middle;
    const around = outlook.daily(day);
    const aroundSum = outlook.cumulative(day + firstPart - 1);
    low = Math.min(sum, Math.max(low, sum + aroundSum.low));
    high = Math.max(high, sum + aroundSum.high);
    return {
      daily: {
        p10: Math.max(0, middle + around.low * part),
        p50: middle,
        p90: middle + around.high * part,
      },
      cumulative: { p10: low, p50: sum, p90: high },
    };
  });
}
