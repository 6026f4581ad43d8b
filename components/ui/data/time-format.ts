import { clockText, dayMonth, dayMonthYear } from "@/lib/core/date-text";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/time";
import { ownWallMs } from "@/lib/core/zoned-time";

/** "just now", "42 s ago", "3 min ago", "in 2 h", "5 days ago"; older than 30 days: the date of UTC. */
export function relativeTime(iso: string, nowMs: number): string {
  const deltaMs = nowMs - Date.parse(iso);
  const abs = Math.abs(deltaMs);
  if (abs < 5 * SECOND_MS) return "just now";
  if (abs >= 30 * DAY_MS) return dateText(iso, "UTC");
  const text = amount(abs);
  return deltaMs > 0 ? `${text} ago` : `in ${text}`;
}

/** `12 Nov 2026`, in the reader's own zone or in UTC. */
export function dateText(time: string | number, zone?: "UTC"): string {
  return dayMonthYear(wallOf(new Date(time), zone));
}

/** `12 Nov, 09:05`, in the reader's own zone or in UTC. */
export function momentText(at: Date, zone?: "UTC"): string {
  const wall = wallOf(at, zone);
  return `${dayMonth(wall)}, ${clockText(wall)}`;
}

function wallOf(at: Date, zone?: "UTC"): number {
  return zone === "UTC" ? at.getTime() : ownWallMs(at);
}

function amount(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)} s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} h`;
  const days = Math.floor(ms / DAY_MS);
  return days === 1 ? "1 day" : `${days} days`;
}

/** `12 Nov 2026, 09:05:30 CET`: to the second in the reader's own zone, or in UTC. */
export function exactTime(iso: string, zone?: "UTC"): string {
  const at = new Date(iso);
  const wall = wallOf(at, zone);
  return `${dayMonthYear(wall)}, ${new Date(wall).toISOString().slice(11, 19)} ${zone ?? zoneName(at)}`;
}

function zoneName(at: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" }).formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")!.value;
}
