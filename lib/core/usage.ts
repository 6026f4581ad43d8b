/**
 * What one call used, by class; every part is a non-negative integer and no unit is in two parts.
 * Input total = input + cachedInput + cacheWrite + audioInput; output total = output + reasoning + audioOutput.
 */
export type UsageVector = {
  input: number;
  cachedInput: number;
  cacheWrite: number;
  audioInput: number;
  output: number;
  reasoning: number;
  audioOutput: number;
  images: number;
};

/** Who counted: the provider's own figures, our tokenizer on the whole text, or our tokenizer on what is known. */
export const USAGE_SOURCES = ["provider", "counted", "estimated"] as const;
export type UsageSource = (typeof USAGE_SOURCES)[number];

export const NO_USAGE: Readonly<UsageVector> = Object.freeze({
  input: 0,
  cachedInput: 0,
  cacheWrite: 0,
  audioInput: 0,
  output: 0,
  reasoning: 0,
  audioOutput: 0,
  images: 0,
});

export function inputTotal(usage: UsageVector): number {
  return usage.input + usage.cachedInput + usage.cacheWrite + usage.audioInput;
}

export function outputTotal(usage: UsageVector): number {
  return usage.output + usage.reasoning + usage.audioOutput;
}

/** The first part that is not a non-negative safe integer, or null. A call with such a part is served but not billed. */
export function findInvalidPart(usage: UsageVector): keyof UsageVector | null {
  for (const part of Object.keys(NO_USAGE) as (keyof UsageVector)[]) {
    if (!Number.isSafeInteger(usage[part]) || usage[part] < 0) return part;
  }
  return null;
}
