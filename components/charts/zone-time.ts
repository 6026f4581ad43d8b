import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";

const formatters = new Map<string, Intl.DateTimeFormat>();

function partsFormat(zone: string): Intl.DateTimeFormat {
  let format = formatters.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, format);
  }
  return format;
}

/** What the wall clock of `zone` shows at `ms`, as if it were UTC. */
function wallMs(ms: number, zone: string): number {
  const parts = Object.fromEntries(
    partsFormat(zone)
      .formatToParts(ms)
      .map((part) => [part.type, Number(part.value)]),
  );
  return Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!);
}

/** The instant at which the wall clock of `zone` shows `wall`; the later offset where it shows it twice or never. */
function instantOf(wall: number, zone: string): number {
  const guess = wall - (wallMs(wall, zone) - wall);
  return wall - (wallMs(guess, zone) - guess);
}

/** Midnight in `zone`, `daysBack` days before the day that holds `ms`. */
export function startOfDayMs(ms: number, zone: string, daysBack = 0): number {
  const wall = wallMs(ms, zone);
  return instantOf(Math.floor(wall / DAY_MS) * DAY_MS - daysBack * DAY_MS, zone);
}

/** The start of the hour of `zone`'s clock that holds `ms`; zones of :30 and :45 have their own hours. */
export function startOfHourMs(ms: number, zone: string): number {
  const wall = wallMs(ms, zone);
  return ms - (wall - Math.floor(wall / HOUR_MS) * HOUR_MS) - (ms % 1_000);
}

/** Up to the next quarter of an hour, the width of the roll-ups. */
export function ceilQuarterMs(ms: number): number {
  return Math.ceil(ms / (15 * MINUTE_MS)) * 15 * MINUTE_MS;
}
