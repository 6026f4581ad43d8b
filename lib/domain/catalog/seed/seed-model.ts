import type { Operation } from "@/lib/contract/models";
import type { PriceRates } from "@/lib/contract/prices";
import { nanosFromUsd } from "@/lib/core/money";

export const SEEDED_BY = "system";
/** Before anything that can have been called: a demo's past has prices too. */
export const PRICED_FROM = new Date("2025-01-01T00:00:00Z");

/** A model of the seed with its price in USD per million tokens. */
export type SeedModel = {
  slug: string;
  name: string;
  description: string;
  ownedBy: string;
  contextTokens: number;
  maxOutputTokens: number;
  /** Left out: text, and chat. */
  inputModalities?: string[];
  outputModalities?: string[];
  operations?: Operation[];
  capabilities: string[];
  rates: PriceRates;
};

const nanos = (usd: string) => Number(nanosFromUsd(usd));

/** Rates from USD per million tokens: input, cached input, output. */
export function usdRates(input: string, cachedInput: string, output: string): PriceRates {
  return { input: nanos(input), cachedInput: nanos(cachedInput), output: nanos(output) };
}
