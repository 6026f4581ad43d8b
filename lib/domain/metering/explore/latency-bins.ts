/** Bins grow by a tenth, so that a bin's geometric middle is within 4.9 % of every value in it. */
const GROWTH = 1.1;

/** How far a percentile that is read from bins may be off, as a share. */
export const LATENCY_ERROR_WITHIN = 0.05;

/** Calls whose time was at least `fromMs` and less than `toMs`. */
export type LatencyBin = { fromMs: number; toMs: number; count: number };

/** SQL of the number of the bin that holds a time in ms; the first one holds everything below 1.1 ms. */
export function binOf(ms: string): string {
  return `floor(ln(greatest(${ms}, 1)::float8) / ln(${GROWTH}::float8))::int`;
}

export function toLatencyBin(bin: number, count: number): LatencyBin {
  return { fromMs: bin === 0 ? 0 : GROWTH ** bin, toMs: GROWTH ** (bin + 1), count };
}
