import { DAY_MS } from "@/lib/core/time";
import { wallMs } from "@/lib/core/zoned-time";
import { shiftBackMs } from "../../charts/zone-time";
import type { ExplorerRange } from "./prepare-range";

export const COMPARES = ["none", "previous", "week", "month", "year"] as const;
export type Compare = (typeof COMPARES)[number];

type ComparedRange = { from: string; to: string };

const STEPS = { week: { days: 7 }, month: { months: 1 }, year: { months: 12 } };
const REACH_DAYS: Record<keyof typeof STEPS, number> = { week: 7.5, month: 31.5, year: 366.5 };

/** What a range can be compared with: a week earlier makes no sense for a month. */
export function comparesFor({ days }: Pick<ExplorerRange, "days">): Compare[] {
  return COMPARES.filter(
    (compare) => compare === "none" || compare === "previous" || days <= REACH_DAYS[compare],
  );
}

/**
 * The range to compare with, on the zone's calendar: the days before have the same weekdays' hours, a month so far
 * stands beside the same part of the month before. Null when nothing is compared.
 */
export function comparedRange(range: ExplorerRange, compare: Compare): ComparedRange | null {
  if (compare === "none" || !comparesFor(range).includes(compare)) return null;
  const fromMs = Date.parse(range.from);
  const toMs = Date.parse(range.to);
  const back = (ms: number) => shiftBackMs(ms, range.zone, stepOf(range, compare));
  if (compare === "previous" && isShort(range)) return toIso(2 * fromMs - toMs, fromMs);
  const previousFrom = back(fromMs);
  const previousTo = range.preset === "last-month" && compare !== "year" ? fromMs : back(toMs);
  return toIso(previousFrom, Math.max(previousTo, previousFrom + DAY_MS / 96));
}

const isMonth = ({ preset }: ExplorerRange) => preset === "month" || preset === "last-month";
const isShort = (range: ExplorerRange) => range.days < 2 && !isMonth(range);

function stepOf(range: ExplorerRange, compare: Exclude<Compare, "none">) {
  if (compare !== "previous") return STEPS[compare];
  if (isMonth(range)) return STEPS.month;
  const wall = (iso: string) => wallMs(Date.parse(iso), range.zone);
  return { days: Math.ceil((wall(range.to) - wall(range.from)) / DAY_MS) };
}

const toIso = (fromMs: number, toMs: number) => ({
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
});

const LABELS: Record<Exclude<Compare, "none">, string> = {
  previous: "the period before",
  week: "a week earlier",
  month: "a month earlier",
  year: "a year earlier",
};

const SHORT: Record<Exclude<Compare, "none">, string> = {
  previous: "vs before",
  week: "vs a week ago",
  month: "vs a month ago",
  year: "vs a year ago",
};

/** For where there is little room. */
export function nameCompareShort(compare: Compare): string | null {
  return compare === "none" ? null : SHORT[compare];
}

/** `vs a week earlier`. */
export function describeCompare(compare: Compare): string | null {
  return compare === "none" ? null : `vs ${LABELS[compare]}`;
}
