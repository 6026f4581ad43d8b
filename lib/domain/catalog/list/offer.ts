import type { PriceRates } from "@/lib/contract/prices";
import { nanosFromUsd } from "@/lib/core/money";
import type { ModelFacts } from "./model-facts";

/** A model that a provider offers under this name. `rates` only where the bought list has none, or not all classes. */
export type Offer = { name: string; title?: string; facts?: ModelFacts; rates?: PriceRates };

/** What a provider offers: names that are priced by the list, and those with a price of ours. */
export type Listing = {
  /** The preset's slug. */
  provider: string;
  offers: readonly (string | Offer)[];
  /** Which further models of the list are offered, by their id there. */
  also?: (listId: string) => boolean;
  /** What the provider writes before a name of the list. */
  namePrefix?: string;
  /** What a batch costs less, in percent, as the provider documents it. */
  batchDiscountPercent?: number;
  /** Names that a batch does not take. */
  withoutBatch?: RegExp;
};

/** Nano-dollars of a decimal amount in USD. */
export const usd = (amount: string): number => Number(nanosFromUsd(amount));

/** Rates from USD per million tokens: input, output, and cached input where it has a price. */
export function perMillion(input: string, output: string, cachedInput?: string): PriceRates {
  return {
    input: usd(input),
    output: usd(output),
    ...(cachedInput !== undefined && { cachedInput: usd(cachedInput) }),
  };
}

/** A price without tokens: only what is named costs something. */
export function perUnit(rates: Partial<PriceRates>): PriceRates {
  return { input: 0, output: 0, ...rates };
}
