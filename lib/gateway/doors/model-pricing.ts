import type { ModelObject } from "@/lib/contract/gateway";
import type { PriceRates, RateSet } from "@/lib/contract/prices";

/** Exact decimal USD of `nanos` divided by a power of ten. */
function usd(nanos: number, divisorDigits: number): string {
  const digits = BigInt(nanos)
    .toString()
    .padStart(divisorDigits + 10, "0");
  const split = digits.length - divisorDigits - 9;
  const fraction = digits.slice(split).replace(/0+$/, "");
  return `${BigInt(digits.slice(0, split))}${fraction && `.${fraction}`}`;
}

const perToken = (nanosPerMillion: number) => usd(nanosPerMillion, 6);

type Pricing = ModelObject["pricing"];

function cachePrices({ input, cachedInput, cacheWrite }: RateSet) {
  return {
    input_cache_read: perToken(cachedInput ?? input),
    input_cache_write: perToken(cacheWrite ?? input),
  };
}

function mapped<T>(rate: number | undefined, name: string, to: (rate: number) => T): Record<string, T> {
  return rate === undefined ? {} : { [name]: to(rate) };
}

const perUnit = (nanos: number) => usd(nanos, 0);

/** What only some models are priced by. */
function furtherPrices(rates: PriceRates): Partial<Pricing> {
  const { perImageOf } = rates;
  return {
    ...mapped(rates.cacheWrite1h, "input_cache_write_1h", perToken),
    ...mapped(rates.audioInput, "audio", perToken),
    ...mapped(rates.audioOutput, "audio_output", perToken),
    ...mapped(rates.imageInput, "image_token", perToken),
    ...mapped(rates.imageOutput, "image_output_token", perToken),
    ...mapped(rates.perImage, "image_output", perUnit),
    ...mapped(rates.perMillionCharacters, "character", perToken),
    ...mapped(rates.perAudioHour, "audio_hour", perUnit),
    ...(perImageOf && {
      image_output_of: Object.fromEntries(
        Object.entries(perImageOf).map(([kind, nanos]) => [kind, perUnit(nanos)]),
      ),
    }),
  };
}

/** A price as OpenRouter writes it, in USD, with what it has no name for. */
export function toPricing(rates: PriceRates): Pricing {
  return {
    prompt: perToken(rates.input),
    completion: perToken(rates.output),
    request: perUnit(rates.perRequest ?? 0),
    image: perUnit(rates.perImage ?? 0),
    web_search: perUnit(rates.perSearch ?? 0),
    internal_reasoning: perToken(rates.reasoning ?? rates.output),
    ...cachePrices(rates),
    ...furtherPrices(rates),
    overrides: (rates.contextTiers ?? []).map((tier) => ({
      above_input_tokens: tier.aboveInputTokens,
      min_prompt_tokens: tier.aboveInputTokens + 1,
      prompt: perToken(tier.input),
      completion: perToken(tier.output),
      ...cachePrices(tier),
    })),
  };
}
