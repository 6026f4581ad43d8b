/** What is summed, each an exact bigint. */
export const SUM_FIELDS = [
  "costNanos",
  "calls",
  "errors",
  "inputTokens",
  "cachedInputTokens",
  "cacheWriteTokens",
  "cacheSavedNanos",
  "outputTokens",
  "reasoningTokens",
  "latencyMsSum",
  "ttftMsSum",
  "ttftCount",
] as const;

export type Sums = Record<(typeof SUM_FIELDS)[number], bigint>;

const NONE = Object.fromEntries(SUM_FIELDS.map((field) => [field, 0n])) as Sums;

export function noSums(): Sums {
  return { ...NONE };
}

export function addSums(into: Sums, more: Sums): void {
  for (const field of SUM_FIELDS) into[field] += more[field];
}

/** Sums with the averages that follow from them. */
export function withAverages(sums: Sums) {
  const average = (sum: bigint, count: bigint) => (count === 0n ? null : Number(sum) / Number(count));
  return {
    ...sums,
    latencyMsAvg: average(sums.latencyMsSum, sums.calls),
    ttftMsAvg: average(sums.ttftMsSum, sums.ttftCount),
  };
}
