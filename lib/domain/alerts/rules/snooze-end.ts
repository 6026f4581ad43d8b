import type { Snooze } from "@/lib/contract/alerts";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";

/** A lifetime has no end; what is snoozed until then sleeps until somebody wakes it. */
const NEVER = new Date("9999-12-31T00:00:00Z");

/** When a snooze is over; null for awake. `windowEnd` is null for a lifetime. */
export function snoozeEnd(snooze: Snooze, now: Date, windowEnd: Date | null): Date | null {
  if (snooze === "off") return null;
  if (snooze === "hour") return addMs(now, HOUR_MS);
  return snooze === "day" ? addMs(now, DAY_MS) : (windowEnd ?? NEVER);
}
