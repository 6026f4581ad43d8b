import { MINUTE_MS } from "./time";

const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, format);
  return format;
}

/** What the wall clock of an IANA zone shows at `ms`, to the second, as if it were UTC. */
export function wallMs(ms: number, zone: string): number {
  if (zone === "UTC") return Math.floor(ms / 1_000) * 1_000;
  const parts = Object.fromEntries(
    wallClock(zone)
      .formatToParts(ms)
      .map((part) => [part.type, Number(part.value)]),
  );
  return Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!);
}

/** The same of the zone that this machine is in, to the millisecond. */
export function ownWallMs(at: Date): number {
  return at.getTime() - at.getTimezoneOffset() * MINUTE_MS;
}

/** The instant at which the wall clock of `zone` shows `wall`; the later offset where it shows it twice or never. */
export function instantOf(wall: number, zone: string): number {
  const guess = wall - (wallMs(wall, zone) - wall);
  return wall - (wallMs(guess, zone) - guess);
}

/** ISO 8601 by the clock of an IANA zone, with its offset then: `2026-11-21T05:45:00+05:45`. */
export function zonedIso(at: Date, zone: string): string {
  const wall = wallMs(at.getTime(), zone);
  const offset = Math.round((wall - Math.floor(at.getTime() / 1_000) * 1_000) / MINUTE_MS);
  const size = Math.abs(offset);
  const two = (value: number) => String(Math.trunc(value)).padStart(2, "0");
  const text = new Date(wall).toISOString().slice(0, 19);
  return `${text}${offset < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}
