import type { UsageBucket } from "@/lib/contract/usage";
import { USAGE_BUCKETS } from "@/lib/contract/usage-names";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import {
  ceilQuarterMs,
  floorQuarterMs,
  startOfDayMs,
  startOfHourMs,
  startOfMonthMs,
} from "../../charts/zone-time";

export const PRESETS = ["1h", "24h", "7d", "30d", "90d", "month", "last-month"] as const;
export type Preset = (typeof PRESETS)[number];

/** What the address says of time. `from` and `to` count when `range` is `custom`. */
export type RangeChoice = {
  range: Preset | "custom";
  from: string | null;
  to: string | null;
  /** Null: what suits the length. */
  bucket: UsageBucket | null;
};

export type ExplorerRange = {
  from: string;
  to: string;
  bucket: UsageBucket;
  zone: string;
  preset: Preset | "custom";
  days: number;
};

/** A preset's instants: whole days of the zone's calendar, and up to the running quarter of an hour. */
const STARTS: Record<Exclude<Preset, "last-month">, (nowMs: number, zone: string) => number> = {
  "1h": (nowMs) => floorQuarterMs(nowMs - HOUR_MS),
  "24h": (nowMs, zone) => startOfHourMs(nowMs - DAY_MS, zone),
  "7d": (nowMs, zone) => startOfDayMs(nowMs, zone, 6),
  "30d": (nowMs, zone) => startOfDayMs(nowMs, zone, 29),
  "90d": (nowMs, zone) => startOfDayMs(nowMs, zone, 89),
  month: (nowMs, zone) => startOfMonthMs(nowMs, zone),
};

function presetSpan(preset: Preset, zone: string, nowMs: number): [fromMs: number, toMs: number] {
  if (preset === "last-month") return [startOfMonthMs(nowMs, zone, 1), startOfMonthMs(nowMs, zone)];
  return [STARTS[preset](nowMs, zone), ceilQuarterMs(nowMs + 1)];
}

/** Whole quarters of an hour, at least one: what sums are kept in. Null for what is no range. */
export function customSpan(from: string | null, to: string | null): [fromMs: number, toMs: number] | null {
  const fromMs = floorQuarterMs(Date.parse(from ?? ""));
  const toMs = ceilQuarterMs(Date.parse(to ?? ""));
  return fromMs < toMs ? [fromMs, toMs] : null;
}

const FALLBACK: Preset = "7d";

/** The range of the address in `zone`; a custom one that makes no sense becomes the default. */
export function resolveRange(choice: RangeChoice, zone: string, nowMs: number): ExplorerRange {
  const custom = choice.range === "custom" ? customSpan(choice.from, choice.to) : null;
  const preset = choice.range === "custom" ? FALLBACK : choice.range;
  const [fromMs, toMs] = custom ?? presetSpan(preset, zone, nowMs);
  const bucket =
    choice.bucket && bucketsFor(toMs - fromMs).includes(choice.bucket)
      ? choice.bucket
      : autoBucket(toMs - fromMs);
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    bucket,
    zone,
    preset: custom ? "custom" : preset,
    days: (toMs - fromMs) / DAY_MS,
  };
}

const WIDTH_MS: Record<UsageBucket, number> = {
  minute: MINUTE_MS,
  minute15: 15 * MINUTE_MS,
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 28 * DAY_MS,
};
const BARS_MAX = 800;

/** Which buckets a range of that length can be shown in: more than one bar, and not more than one can see. */
export function bucketsFor(spanMs: number): UsageBucket[] {
  const fitting = USAGE_BUCKETS.filter(
    (bucket) => spanMs >= WIDTH_MS[bucket] && spanMs <= WIDTH_MS[bucket] * BARS_MAX,
  );
  return fitting.length > 0 ? fitting : [spanMs < DAY_MS ? "minute" : "month"];
}

const AUTO: readonly [maxMs: number, bucket: UsageBucket][] = [
  [2.5 * HOUR_MS, "minute"],
  [13 * HOUR_MS, "minute15"],
  [8 * DAY_MS, "hour"],
  [125 * DAY_MS, "day"],
  [800 * DAY_MS, "week"],
];

export function autoBucket(spanMs: number): UsageBucket {
  return AUTO.find(([maxMs]) => spanMs <= maxMs)?.[1] ?? "month";
}
