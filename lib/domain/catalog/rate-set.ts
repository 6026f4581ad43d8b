import { isInWindow, type PriceRates, type RateSet, type TokenRates } from "@/lib/contract/prices";
import { MINUTE_MS } from "@/lib/core/time";
import { inputTotal, type PriceCircumstances, type UsageVector } from "@/lib/core/usage";

const DAY_MINUTES = 1_440;

function variantFor(rates: PriceRates, { atMs, serviceTier, batch }: PriceCircumstances): RateSet {
  if (rates.batch && (batch || serviceTier === "batch")) return rates.batch;
  const tiers = rates.serviceTiers;
  if (tiers && serviceTier && Object.hasOwn(tiers, serviceTier)) return tiers[serviceTier]!;
  if (!rates.timeOfDay || atMs === undefined) return rates;
  const minuteOfDay = Math.floor(atMs / MINUTE_MS) % DAY_MINUTES;
  return rates.timeOfDay.find((window) => isInWindow(window, minuteOfDay)) ?? rates;
}

/**
 * The rates of a call's tokens: batch before service tier before time of day before the price itself; of that set, the highest
 * context tier that the call's whole input is above.
 */
export function rateSetFor(
  rates: PriceRates,
  usage: UsageVector,
  circumstances?: PriceCircumstances,
): TokenRates {
  const set = circumstances ? variantFor(rates, circumstances) : rates;
  if (!set.contextTiers) return set;
  const input = inputTotal(usage);
  return set.contextTiers.findLast((tier) => input > tier.aboveInputTokens) ?? set;
}

/** Every rate set that some call may be priced by. */
export function listRateSets(rates: PriceRates): TokenRates[] {
  const variants: RateSet[] = [
    rates,
    ...(rates.batch ? [rates.batch] : []),
    ...Object.values(rates.serviceTiers ?? {}),
    ...(rates.timeOfDay ?? []),
  ];
  return variants.flatMap((set) => [set, ...(set.contextTiers ?? [])]);
}
