import type { AlertUnit } from "@/lib/contract/alerts";
import type { Nanos } from "@/lib/core/money";
import { DAY_MS } from "@/lib/core/time";

type Outlook = {
  spentNanos: Nanos;
  limitNanos: Nanos;
  /** Null where the forecast does not reach the window's end. */
  windowEndNanos: { p50: Nanos } | null;
  runOut: { p50: Date | null };
};

export type Judgement = { threshold: bigint; observed: bigint; is: "crossed" | "between" | "clear" };

/** What a lasting run-out is written as: further than any threshold in days. */
const NO_END_DAYS = 1_000_000n;

/**
 * Where the middle of the forecast stands to a threshold. There is room between crossed and clear (a tenth), so that a forecast
 * that moves about the threshold is told once. Null: nothing is known. What is spent already is no longer a forecast: clear.
 */
export function judgeForecast(
  { unit, value }: { unit: AlertUnit; value: bigint },
  outlook: Outlook,
  now: Date,
): Judgement | null {
  if (unit === "days") return judgeDays(value, outlook.runOut.p50, now);
  if (outlook.windowEndNanos === null) return null;
  const threshold = unit === "percent" ? ceilPercent(outlook.limitNanos, value) : value;
  const observed = outlook.windowEndNanos.p50;
  if (outlook.spentNanos >= threshold) return { threshold, observed, is: "between" };
  if (observed >= threshold) return { threshold, observed, is: "crossed" };
  return { threshold, observed, is: observed * 10n < threshold * 9n ? "clear" : "between" };
}

function judgeDays(threshold: bigint, runsOutAt: Date | null, now: Date): Judgement {
  const days = runsOutAt && BigInt(Math.max(0, Math.floor((runsOutAt.getTime() - now.getTime()) / DAY_MS)));
  const observed = days ?? NO_END_DAYS;
  if (observed <= threshold) return { threshold, observed, is: "crossed" };
  return { threshold, observed, is: observed * 9n > threshold * 10n ? "clear" : "between" };
}

function ceilPercent(limitNanos: Nanos, percent: bigint): Nanos {
  return (limitNanos * percent + 99n) / 100n;
}
