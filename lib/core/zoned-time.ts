const MINUTES = 60_000;
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

/** ISO 8601 by the clock of an IANA zone, with its offset then: `2026-11-21T05:45:00+05:45`. */
export function zonedIso(at: Date, zone: string): string {
  const parts = Object.fromEntries(
    wallClock(zone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const { year, month, day, hour, minute, second } = parts as Record<string, number>;
  const wallMs = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
  const offset = Math.round((wallMs - Math.floor(at.getTime() / 1_000) * 1_000) / MINUTES);
  const size = Math.abs(offset);
  const two = (value: number) => String(Math.trunc(value)).padStart(2, "0");
  const text = new Date(wallMs).toISOString().slice(0, 19);
  return `${text}${offset < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}
