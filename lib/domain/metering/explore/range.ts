import type { UsageBucket } from "@/lib/contract/usage";
import { MINUTE_MS } from "@/lib/core/time";
import { ROLLUP_WIDTH_MS } from "../ingest/rollup-columns";

export type Range = { from: Date; to: Date };

/** The range that sums can answer exactly: down and up to a quarter of an hour, or to a minute for minutes. */
export function wholeQuarters({ from, to }: Range, bucket?: UsageBucket): Range {
  const widthMs = bucket === "minute" ? MINUTE_MS : ROLLUP_WIDTH_MS;
  return {
    from: new Date(Math.floor(from.getTime() / widthMs) * widthMs),
    to: new Date(Math.ceil(to.getTime() / widthMs) * widthMs),
  };
}

/** The range of the same length that begins at `from`, or ends where this one begins; another length with `to`. */
export function rangeBefore(range: Range, from?: Date, to?: Date): Range {
  const lengthMs = range.to.getTime() - range.from.getTime();
  if (from && to && from < to) return wholeQuarters({ from, to });
  const startMs = from ? wholeQuarters({ from, to: from }).from.getTime() : range.from.getTime() - lengthMs;
  return { from: new Date(startMs), to: new Date(startMs + lengthMs) };
}
