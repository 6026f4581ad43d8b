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

/** `3–9 Nov`, `9 Nov, 10:00–13:15`: as short as it can be in the zone. */
export function describeRange({ from, to, zone }: Instants): string {
  const isWholeDays = [from, to].every((iso) => toWallText(iso, zone).endsWith("T00:00"));
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    day: "numeric",
    month: "short",
    ...(!isWholeDays && { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  });
  const last = isWholeDays ? Date.parse(to) - 1 : Date.parse(to);
  return format.formatRange(Date.parse(from), last);
}
