import { addMs, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time";

/** Over about three days; Standard Webhooks asks for days, so that a receiver that is down over a weekend misses little. */
const DELAYS_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];
const JITTER = 0.2;

/** When to try again after so many tries, or null when there were enough. `random` is 0 to 1. */
export function retryAt(attempts: number, now: Date, random = Math.random()): Date | null {
  const delayMs = DELAYS_MS[attempts - 1];
  return delayMs === undefined ? null : addMs(now, delayMs * (1 - JITTER + 2 * JITTER * random));
}
