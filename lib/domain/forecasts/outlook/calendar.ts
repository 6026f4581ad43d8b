import { DAY_MS } from "@/lib/core/time";
import { instantOf, wallMs } from "@/lib/core/zoned-time";

/** What the wall clock of `zone` shows, as if it were UTC. */
function wallOf(at: Date, zone: string): Date {
  return new Date(wallMs(at.getTime(), zone));
}

/** The instant at which the wall clock of `zone` shows midnight of this date. */
function midnight(year: number, month: number, day: number, zone: string): Date {
  return new Date(instantOf(Date.UTC(year, month, day), zone));
}

/** Midnight in `zone`, `days` after (or before) the day that holds `at`; a day may last 23 or 25 hours. */
export function dayStart(at: Date, zone: string, days = 0): Date {
  const wall = wallOf(at, zone);
  return midnight(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + days, zone);
}

/** The start of the month in `zone`, `months` after (or before) the one that holds `at`. */
export function monthStart(at: Date, zone: string, months = 0): Date {
  const wall = wallOf(at, zone);
  return midnight(wall.getUTCFullYear(), wall.getUTCMonth() + months, 1, zone);
}

/** `count` days from the one that holds `at`, each from midnight to midnight. */
export function daysFrom(at: Date, zone: string, count: number): { start: Date; end: Date }[] {
  const starts = Array.from({ length: count + 1 }, (_, i) => dayStart(at, zone, i));
  return starts.slice(0, -1).map((start, i) => ({ start, end: starts[i + 1]! }));
}

/** How many whole days of the calendar lie from one midnight to another. */
export function daysBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / DAY_MS);
}
