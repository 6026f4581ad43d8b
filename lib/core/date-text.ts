import { wallMs } from "./zoned-time";

/**
 * Dates of a wall clock (Unix milliseconds as if it were UTC: `wallMs`), written alike on servers and in browsers, which
 * differ on short months; and without `Intl`, whose first use costs a page's first load (docs/decisions/0016).
 */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

const month = (at: Date) => MONTHS[at.getUTCMonth()]!;

/** `Nov 2026` */
export function monthYear(wall: number): string {
  const at = new Date(wall);
  return `${month(at)} ${at.getUTCFullYear()}`;
}

/** `2 Nov` */
export function dayMonth(wall: number): string {
  const at = new Date(wall);
  return `${at.getUTCDate()} ${month(at)}`;
}

/** `2 Nov 2026` */
export function dayMonthYear(wall: number): string {
  return `${dayMonth(wall)} ${new Date(wall).getUTCFullYear()}`;
}

/** `Mon, 2 Nov` */
export function weekdayDate(wall: number): string {
  return `${WEEKDAYS[new Date(wall).getUTCDay()]}, ${dayMonth(wall)}`;
}

/** `09:05` */
export function clockText(wall: number): string {
  return new Date(wall).toISOString().slice(11, 16);
}

/** What `write` makes of the instants of a zone. */
export function inZone(zone: string, write: (wall: number) => string): (iso: string) => string {
  return (iso) => write(wallMs(Date.parse(iso), zone));
}
