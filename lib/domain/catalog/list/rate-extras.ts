import type { PriceRates } from "@/lib/contract/prices";
import { perMillion } from "./offer";

type RateSet = NonNullable<PriceRates["batch"]>;

const TOKEN_RATES = [
  "input",
  "cachedInput",
  "cacheWrite",
  "cacheWrite1h",
  "audioInput",
  "imageInput",
  "output",
  "reasoning",
  "audioOutput",
  "imageOutput",
] as const;

/** A token rate set at so many percent of another, to the nearest nano-dollar. */
function scaled<T extends Pick<RateSet, "input" | "output">>(rates: T, percent: number): T {
  const set: Record<string, unknown> = { ...rates };
  for (const name of TOKEN_RATES) {
    const rate = set[name];
    if (typeof rate === "number") set[name] = Math.round((rate * percent) / 100);
  }
  return set as T;
}

function tokenRates(rates: PriceRates): RateSet {
  const set: Record<string, unknown> = {};
  for (const name of TOKEN_RATES) if (rates[name] !== undefined) set[name] = rates[name];
  return set as RateSet;
}

/** Every token rate of a price, its tiers included, at so many percent. */
function setAt(rates: PriceRates, percent: number): RateSet {
  const tiers = rates.contextTiers?.map((tier) => scaled(tier, percent));
  return { ...scaled(tokenRates(rates), percent), ...(tiers && { contextTiers: tiers }) };
}

/** With what the same tokens cost in a batch. */
export function withBatch(rates: PriceRates, discountPercent: number): PriceRates {
  return rates.batch ? rates : { ...rates, batch: setAt(rates, 100 - discountPercent) };
}

/** Anthropic's cache writes that live an hour cost twice the input, at whichever cloud; not every list says so. */
export function withHourWrites(rates: PriceRates): PriceRates {
  if (rates.cacheWrite === undefined || rates.cacheWrite1h !== undefined) return rates;
  const tiers = rates.contextTiers?.map((tier) => ({ ...tier, cacheWrite1h: tier.input * 2 }));
  return { ...rates, cacheWrite1h: rates.input * 2, ...(tiers && { contextTiers: tiers }) };
}

/** OpenAI's priority processing, USD per million: input, output, cached input. */
const PRIORITY: Record<string, [string, string, string]> = {
  "gpt-5.2": ["3.50", "28", "0.35"],
  "gpt-5.1": ["2.50", "20", "0.25"],
  "gpt-5": ["2.50", "20", "0.25"],
  "gpt-5-mini": ["0.45", "3.60", "0.045"],
  "gpt-4.1": ["3.50", "14", "0.875"],
  "gpt-4.1-mini": ["0.70", "2.80", "0.175"],
  "gpt-4.1-nano": ["0.20", "0.80", "0.05"],
  "gpt-4o": ["4.25", "17", "2.125"],
  "gpt-4o-mini": ["0.25", "1", "0.125"],
  o3: ["3.50", "14", "0.875"],
  "o4-mini": ["2", "8", "0.50"],
};
/** OpenAI's flex processing costs what a batch costs. */
const FLEX = new Set(["gpt-5.2", "gpt-5.1", "gpt-5", "gpt-5-mini", "gpt-5-nano", "o3", "o4-mini"]);

/** With OpenAI's service tiers, where the model has them and its provider publishes their price. */
export function withServiceTiers(model: string, rates: PriceRates): PriceRates {
  const priority = PRIORITY[model];
  const serviceTiers = {
    ...(FLEX.has(model) && { flex: setAt(rates, 50) }),
    ...(priority && { priority: perMillion(...priority) as RateSet }),
  };
  return Object.keys(serviceTiers).length > 0 ? { ...rates, serviceTiers } : rates;
}
