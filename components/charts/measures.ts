import type { UsageSeries } from "@/lib/client/usage";
import { usdNumber } from "@/lib/core/money";

type Sums = UsageSeries["groups"][number]["totals"];
type Unit = "usd" | "count" | "share" | "ms";

export type Measure = {
  label: string;
  unit: Unit;
  of: (sums: Sums) => number;
  /** Makes it a rate: the sum of `of` over the sum of `per`. */
  per?: (sums: Sums) => number;
};

/** What can be read off the sums of usage. USD as numbers are for drawing only. */
export const MEASURES = {
  spend: { label: "Spend", unit: "usd", of: (sums) => usdNumber(sums.costNanos) },
  calls: { label: "Calls", unit: "count", of: (sums) => sums.calls },
  tokens: { label: "Tokens", unit: "count", of: (sums) => sums.inputTokens + sums.outputTokens },
  uncached: {
    label: "Uncached input",
    unit: "count",
    of: (sums) => sums.inputTokens - sums.cachedInputTokens - sums.cacheWriteTokens,
  },
  cached: { label: "Cached input", unit: "count", of: (sums) => sums.cachedInputTokens },
  cache_write: { label: "Cache writes", unit: "count", of: (sums) => sums.cacheWriteTokens },
  visible: {
    label: "Visible output",
    unit: "count",
    of: (sums) => sums.outputTokens - sums.reasoningTokens,
  },
  reasoning: { label: "Reasoning", unit: "count", of: (sums) => sums.reasoningTokens },
  saved: { label: "Cache savings", unit: "usd", of: (sums) => usdNumber(sums.cacheSavedNanos) },
  errors: { label: "Errors", unit: "count", of: (sums) => sums.errors },
  error_rate: {
    label: "Error rate",
    unit: "share",
    of: (sums) => sums.errors,
    per: (sums) => sums.calls,
  },
} as const satisfies Record<string, Measure>;

export type MeasureId = keyof typeof MEASURES;

/** The five classes that all tokens are parted into, in the order in which they are stacked. */
export const TOKEN_CLASSES = ["uncached", "cached", "cache_write", "visible", "reasoning"] as const;

/** A measure of one set of sums; a rate without anything to divide by is 0. */
export function readMeasure(id: MeasureId, sums: Sums): number {
  const measure: Measure = MEASURES[id];
  if (!measure.per) return measure.of(sums);
  const per = measure.per(sums);
  return per === 0 ? 0 : measure.of(sums) / per;
}
