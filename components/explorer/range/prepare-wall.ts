import { clockText, dayMonth, dayMonthYear, monthYear } from "@/lib/core/date-text";
import { DAY_MS } from "@/lib/core/time";
import { instantOf, wallMs } from "@/lib/core/zoned-time";

/** `2026-11-21T10:15`: an instant by the wall clock of `zone`, as a date input writes it. */
export function toWallText(iso: string, zone: string): string {
  return new Date(wallMs(Date.parse(iso), zone)).toISOString().slice(0, 16);
}

/** The instant that a date input means in `zone`; null for what is no date. */
export function fromWallText(text: string, zone: string): string | null {
  const wall = Date.parse(`${text}Z`);
  return Number.isNaN(wall) ? null : new Date(instantOf(wall, zone)).toISOString();
}

type Instants = { from: string; to: string; zone: string };

/** `9 Nov`, `3–9 Nov`, `9 Nov, 10:00–13:15`, `28 Dec 2025 – 3 Jan 2026`: as short as it can be in the zone. */
export function describeRange({ from, to, zone }: Instants): string {
  const [start, end] = [wallMs(Date.parse(from), zone), wallMs(Date.parse(to), zone)];
  const write = yearOf(start) === yearOf(end - 1) ? dayMonth : dayMonthYear;
  if (start % DAY_MS === 0 && end % DAY_MS === 0) return describeDays(start, end - DAY_MS, write);
  const isOneDay = dayMonthYear(start) === dayMonthYear(end);
  return isOneDay
    ? `${write(start)}, ${clockText(start)}–${clockText(end)}`
    : `${write(start)}, ${clockText(start)} – ${write(end)}, ${clockText(end)}`;
}

function yearOf(wall: number): number {
  return new Date(wall).getUTCFullYear();
}

function describeDays(first: number, last: number, write: (wall: number) => string): string {
  if (first >= last) return write(first);
  const isOneMonth = monthYear(first) === monthYear(last);
  return isOneMonth ? `${new Date(first).getUTCDate()}–${write(last)}` : `${write(first)} – ${write(last)}`;
}
