/**
 * What one call used, by class; every part is a non-negative integer and no unit is in two parts.
 * Input total = input + cachedInput + cacheWrite + cacheWrite1h + audioInput + imageInput;
 * output total = output + reasoning + audioOutput + imageOutput. What follows is not tokens.
 */
export type UsageVector = {
  input: number;
  cachedInput: number;
  /** Written to a cache that lives minutes; `cacheWrite1h` to one that lives an hour. */
  cacheWrite: number;
  cacheWrite1h: number;
  audioInput: number;
  imageInput: number;
  output: number;
  reasoning: number;
  audioOutput: number;
  imageOutput: number;
  images: number;
  audioMs: number;
  characters: number;
  searches: number;
  computeMs: number;
};

/** Who counted: the provider, our tokenizer on the whole text, our tokenizer on what is known, or the operator in a correction. */
export const USAGE_SOURCES = ["provider", "counted", "estimated", "operator"] as const;
export type UsageSource = (typeof USAGE_SOURCES)[number];

export const NO_USAGE: Readonly<UsageVector> = Object.freeze({
  input: 0,
  cachedInput: 0,
  cacheWrite: 0,
  cacheWrite1h: 0,
  audioInput: 0,
  imageInput: 0,
  output: 0,
  reasoning: 0,
  audioOutput: 0,
  imageOutput: 0,
  images: 0,
  audioMs: 0,
  characters: 0,
  searches: 0,
  computeMs: 0,
});

export const USAGE_PARTS = Object.keys(NO_USAGE) as readonly (keyof UsageVector)[];

export function inputTotal(usage: UsageVector): number {
  const { input, cachedInput, cacheWrite, cacheWrite1h, audioInput, imageInput } = usage;
  return input + cachedInput + cacheWrite + cacheWrite1h + audioInput + imageInput;
}

export function outputTotal({ output, reasoning, audioOutput, imageOutput }: UsageVector): number {
  return output + reasoning + audioOutput + imageOutput;
}

/** More of anything than one call can use; ten classes of so many tokens still add up within 32 bits. */
const PART_MAX = 100_000_000;

/** The first part that is not a whole number of a plausible size, or null. A call with such a part is served but not billed. */
export function findInvalidPart(usage: UsageVector): keyof UsageVector | null {
  for (const part of USAGE_PARTS) {
    const value = usage[part];
    if (!Number.isInteger(value) || value < 0 || value > PART_MAX) return part;
  }
  return null;
}

/**
 * The tokens that a provider bills where it counts them apart from those read and written: Cohere without its own prompt, Perplexity
 * with the pages that it cites. A class that is not named is 0.
 */
export type BilledTokens = Pick<UsageVector, "input" | "output"> & { reasoning?: number };

/** What a price may depend on beside the usage. A call's event keeps it, so that it can be priced again. */
export type PriceCircumstances = {
  /** When the call began, for prices by time of day. */
  atMs?: number;
  /** The tier that the provider says it served the call in; null or unknown to the price: the standard rates. */
  serviceTier?: string | null;
  batch?: boolean;
  /** Tokens to price instead of the usage's own. */
  billed?: BilledTokens | null;
  /** Which image was made, as `perImageOf` names it: `1024x1024/high`. */
  imageOf?: string | null;
};
