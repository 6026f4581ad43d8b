import type { UsageBucket } from "@/lib/contract/usage";
import { DAY_MS } from "@/lib/core/time";
import { ceilQuarterMs, startOfDayMs, startOfHourMs } from "../charts/zone-time";

export const RANGES = ["24h", "7d", "30d", "90d"] as const;
export type Range = (typeof RANGES)[number];

const DAYS: Record<Range, number> = { "24h": 1, "7d": 7, "30d": 30, "90d": 90 };
const BUCKETS: Record<Range, UsageBucket> = { "24h": "hour", "7d": "hour", "30d": "day", "90d": "day" };

export type UsageRange = { from: string; to: string; bucket: UsageBucket; zone: string; days: number };

/** Whole buckets of the viewer's zone up to the quarter of an hour that is running. */
export function usageRange(range: Range, zone: string, nowMs: number): UsageRange {
  const toMs = ceilQuarterMs(nowMs + 1);
  const days = DAYS[range];
  const fromMs = range === "24h" ? startOfHourMs(nowMs - DAY_MS, zone) : startOfDayMs(nowMs, zone, days - 1);
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    bucket: BUCKETS[range],
    zone,
    days: (toMs - fromMs) / DAY_MS,
  };
}
