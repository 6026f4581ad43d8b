import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { UsageError } from "../frame/command";

const UNITS = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS } as const;
const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** A moment as typed: `2026-11-01` (UTC), `2026-11-01T08:30:00+01:00`, `now`, or an age such as `24h`, `30m`, `90d`. */
function readMoment(option: string, typed: string, now: Date): Date {
  if (typed === "now") return now;
  const age = /^(\d{1,6})([mhd])$/.exec(typed);
  if (age) return new Date(now.getTime() - Number(age[1]) * UNITS[age[2] as keyof typeof UNITS]);
  const at = DATE.test(typed) || DATE_TIME.test(typed) ? new Date(typed) : new Date(Number.NaN);
  if (!Number.isNaN(at.getTime())) return at;
  throw new UsageError(
    `--${option} must be a date (2026-11-01), a time with its zone (2026-11-01T08:30:00Z), an age (24h, 30d) or now, not ${JSON.stringify(typed)}.`,
  );
}

/** A half-open range of time; throws UsageError when it ends before it starts. */
export function readRange(from: string, to: string, now: Date): { from: Date; to: Date } {
  const range = { from: readMoment("from", from, now), to: readMoment("to", to, now) };
  if (range.from >= range.to) throw new UsageError("--to must be after --from.");
  return range;
}
