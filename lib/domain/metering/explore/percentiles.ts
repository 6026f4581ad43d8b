import type { LatencyBin } from "./latency-bins";

type Percentiles = { p50: number; p95: number; p99: number };

/** The percentiles of ascending bins, each the middle of the bin that holds it; null of no calls. */
export function percentilesOf(bins: readonly LatencyBin[]): Percentiles | null {
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  if (count === 0) return null;
  const at = (share: number) => middleOf(binAt(bins, Math.ceil(count * share)));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The bin of the call that comes `rank`th by its time, counted from 1. */
function binAt(bins: readonly LatencyBin[], rank: number): LatencyBin {
  let seen = 0;
  for (const bin of bins) {
    seen += bin.count;
    if (seen >= rank) return bin;
  }
  throw new RangeError(`rank ${rank} of ${seen}`);
}

/** Times are whole milliseconds, so that a bin with one of them in it is exact. */
function middleOf({ fromMs, toMs }: LatencyBin): number {
  const least = Math.max(1, Math.ceil(fromMs));
  const most = Math.max(least, Math.ceil(toMs) - 1);
  return Math.round(Math.sqrt(least * most) * 10) / 10;
}

/** Bins of several rows as one list, ascending. */
export function mergeBins(lists: readonly (readonly LatencyBin[])[]): LatencyBin[] {
  const merged = new Map<number, LatencyBin>();
  for (const { fromMs, toMs, count } of lists.flat()) {
    merged.set(fromMs, { fromMs, toMs, count: (merged.get(fromMs)?.count ?? 0) + count });
  }
  return [...merged.values()].sort((a, b) => a.fromMs - b.fromMs);
}
