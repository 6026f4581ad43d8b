import type { PriceRates } from "@/lib/contract/prices";
import { nanosFromUsd } from "@/lib/core/money";

/** A model of the seed with its price in USD per million tokens. */
export type SeedModel = {
  slug: string;
  name: string;
  description: string;
  ownedBy: string;
  contextTokens: number;
  maxOutputTokens: number;
  inputModalities?: string[];
  capabilities: string[];
  rates: PriceRates;
};

const nanos = (usd: string) => Number(nanosFromUsd(usd));

/** Rates from USD per million tokens: input, cached input, output. */
export function usdRates(input: string, cachedInput: string, output: string): PriceRates {
  return { input: nanos(input), cachedInput: nanos(cachedInput), output: nanos(output) };
}
