import type { PriceRates } from "@/lib/contract/prices";
import { divideRounded, nanosFromUsd } from "@/lib/core/money";

/** A rate of @pydantic/genai-prices in USD: plain, or with starts above which the whole prompt is at a tier's price. */
export type GenaiRate = number | { base: number; tiers: readonly { start: number; price: number }[] };
/** A price set of @pydantic/genai-prices: `input_mtok` is USD per million tokens, `web_searches_kcount` per thousand. */
export type GenaiPrices = Readonly<Record<string, GenaiRate | undefined>>;

type TokenRates = Omit<NonNullable<PriceRates["contextTiers"]>[number], "aboveInputTokens">;

const TOKEN_RATES: Record<string, keyof TokenRates> = {
  input_mtok: "input",
  cache_read_mtok: "cachedInput",
  cache_write_mtok: "cacheWrite",
  cache_write_1h_mtok: "cacheWrite1h",
  input_audio_mtok: "audioInput",
  input_image_mtok: "imageInput",
  output_mtok: "output",
  output_reasoning_mtok: "reasoning",
  output_audio_mtok: "audioOutput",
  output_image_mtok: "imageOutput",
};
const UNIT_RATES: Record<string, { rate: "perAudioHour" | "perRequest" | "perSearch"; per: bigint }> = {
  audio_hours: { rate: "perAudioHour", per: 1n },
  input_audio_hours: { rate: "perAudioHour", per: 1n },
  requests_kcount: { rate: "perRequest", per: 1_000n },
  web_searches_kcount: { rate: "perSearch", per: 1_000n },
};

/** Nano-dollars of a decimal in USD that stands for `per` units, to the nearest one: some list prices are thirds. */
function toNanos(usd: number, per = 1n): number {
  return Number(divideRounded(nanosFromUsd(usd.toFixed(9)), per));
}

/** The price of a rate for calls whose input is above so many tokens; null: in the lowest tier. */
function priceAbove(rate: GenaiRate, start: number | null): number {
  if (typeof rate === "number") return rate;
  return rate.tiers.findLast((tier) => start !== null && tier.start <= start)?.price ?? rate.base;
}

function tokenRates(prices: GenaiPrices, start: number | null): TokenRates {
  const rates: TokenRates = { input: 0, output: 0 };
  for (const [key, name] of Object.entries(TOKEN_RATES)) {
    const rate = prices[key];
    if (rate !== undefined) rates[name] = toNanos(priceAbove(rate, start));
  }
  return rates;
}

function tierStarts(prices: GenaiPrices): number[] {
  const rates = Object.entries(prices).filter(([key]) => key in TOKEN_RATES);
  const starts = rates.flatMap(([, rate]) =>
    typeof rate === "object" ? rate.tiers.map((tier) => tier.start) : [],
  );
  return [...new Set(starts)].sort((a, b) => a - b);
}

/** Whether anything in a price set is a class that Turnpike meters: one of pages or videos alone is not. */
export function isPriceable(prices: GenaiPrices): boolean {
  return Object.keys(prices).some((key) => key in TOKEN_RATES || key in UNIT_RATES);
}

/**
 * Rates from the form of @pydantic/genai-prices: decimals in USD become integer nano-dollars, a rate with tiers whole rate
 * sets. Classes that Turnpike does not meter (pages, videos, citations) are left out.
 */
export function toRates(prices: GenaiPrices): PriceRates {
  const rates: PriceRates = tokenRates(prices, null);
  const starts = tierStarts(prices);
  if (starts.length > 0) {
    rates.contextTiers = starts.map((start) => ({ aboveInputTokens: start, ...tokenRates(prices, start) }));
  }
  for (const [key, { rate: name, per }] of Object.entries(UNIT_RATES)) {
    const rate = prices[key];
    if (rate !== undefined) rates[name] = toNanos(priceAbove(rate, null), per);
  }
  return rates;
}
