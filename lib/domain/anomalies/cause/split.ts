import type { ANOMALY_FACTORS } from "@/lib/contract/anomalies";

type Factor = (typeof ANOMALY_FACTORS)[number];
export type Parts = Record<Factor, number>;
/** Sums of one model in one period; those of the usual period may be means, hence numbers. */
export type ModelSums = { calls: number; tokens: number; costNanos: number; savedNanos: number };
type Factors = { units: number; volume: number; size: number; mix: number; price: number; cache: number };

const noParts = (): Parts => ({ volume: 0, tokens_per_call: 0, model_mix: 0, price: 0, cache: 0 });

/** A call is a unit beside its tokens, so that what has no tokens (an image) has a size too. */
const unitsOf = ({ calls, tokens }: ModelSums) => calls + tokens;

function totalsOf(period: ReadonlyMap<string, ModelSums>) {
  let calls = 0;
  let units = 0;
  for (const sums of period.values()) {
    calls += sums.calls;
    units += unitsOf(sums);
  }
  return { calls, units };
}

/** The logarithmic mean, between two positive numbers. */
function logMean(a: number, b: number): number {
  const ratio = Math.log(a / b);
  return Math.abs(ratio) < 1e-9 ? (a + b) / 2 : (a - b) / ratio;
}

function factorsOf(sums: ModelSums, totals: { calls: number; units: number }): Factors {
  const units = unitsOf(sums);
  const gross = sums.costNanos + Math.max(0, sums.savedNanos);
  return {
    units,
    volume: totals.calls,
    size: totals.units / totals.calls,
    mix: units / totals.units,
    price: gross / units,
    cache: sums.costNanos / gross,
  };
}

const NO_SUMS: ModelSums = { calls: 0, tokens: 0, costNanos: 0, savedNanos: 0 };

/**
 * What moved spend from `usual` to `now`, by the log-mean Divisia index (LMDI-I) of calls × units per call × share of each model
 * × price × what the cache left of it: independent of order, without a rest. A model new or gone is mix; with nothing before
 * or after, all is volume. Nano-dollars, not yet rounded.
 */
export function splitSpend(
  usual: ReadonlyMap<string, ModelSums>,
  now: ReadonlyMap<string, ModelSums>,
): Parts {
  const parts = noParts();
  const before = totalsOf(usual);
  const after = totalsOf(now);
  for (const model of new Set([...usual.keys(), ...now.keys()])) {
    const from = usual.get(model) ?? NO_SUMS;
    const to = now.get(model) ?? NO_SUMS;
    const moved = to.costNanos - from.costNanos;
    if (before.calls <= 0 || after.calls <= 0) parts.volume += moved;
    else if (from.costNanos > 0 && to.costNanos > 0)
      addLogParts(
        parts,
        factorsOf(from, before),
        factorsOf(to, after),
        logMean(to.costNanos, from.costNanos),
      );
    else if (unitsOf(from) <= 0 || unitsOf(to) <= 0) parts.model_mix += moved;
    else parts.price += moved;
  }
  return parts;
}

function addLogParts(parts: Parts, from: Factors, to: Factors, weight: number): void {
  parts.volume += weight * Math.log(to.volume / from.volume);
  parts.tokens_per_call += weight * Math.log(to.size / from.size);
  parts.model_mix += weight * Math.log(to.mix / from.mix);
  parts.price += weight * Math.log(to.price / from.price);
  parts.cache += weight * Math.log(to.cache / from.cache);
}
