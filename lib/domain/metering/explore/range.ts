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
