import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { instantOf, wallMs } from "@/lib/core/zoned-time";

/** Midnight in `zone`, `daysBack` days before the day that holds `ms`. */
export function startOfDayMs(ms: number, zone: string, daysBack = 0): number {
  const wall = wallMs(ms, zone);
  return instantOf(Math.floor(wall / DAY_MS) * DAY_MS - daysBack * DAY_MS, zone);
}

/** The first midnight of the month in `zone` that holds `ms`, or of one `monthsBack` before it. */
export function startOfMonthMs(ms: number, zone: string, monthsBack = 0): number {
  const wall = new Date(wallMs(ms, zone));
  return instantOf(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() - monthsBack, 1), zone);
}

type CalendarStep = { days?: number; months?: number };

/** The same time of day so many days and months earlier; the last day of a month that is too short. */
export function shiftBackMs(ms: number, zone: string, { days = 0, months = 0 }: CalendarStep): number {
  const wall = wallMs(ms, zone);
  const date = new Date(wall - days * DAY_MS);
  const firstOfMonth = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1);
  const first = new Date(firstOfMonth);
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), lastDay);
  const timeOfDayMs = ((date.getTime() % DAY_MS) + DAY_MS) % DAY_MS;
  return instantOf(firstOfMonth + (day - 1) * DAY_MS + timeOfDayMs, zone);
}

/** The start of the hour of `zone`'s clock that holds `ms`; zones of :30 and :45 have their own hours. */
export function startOfHourMs(ms: number, zone: string): number {
  const wall = wallMs(ms, zone);
  return ms - (wall - Math.floor(wall / HOUR_MS) * HOUR_MS) - (ms % 1_000);
}

const QUARTER_MS = 15 * MINUTE_MS;

/** Up to the next quarter of an hour, the width of the roll-ups. */
export function ceilQuarterMs(ms: number): number {
  return Math.ceil(ms / QUARTER_MS) * QUARTER_MS;
}

/** Down to the quarter of an hour. */
export function floorQuarterMs(ms: number): number {
  return Math.floor(ms / QUARTER_MS) * QUARTER_MS;
}
