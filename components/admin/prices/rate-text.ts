import type { PriceRates } from "@/lib/contract/prices";
import { formatUsd, nanosFromPerMillion } from "@/lib/core/money";

type Rates = PriceRates;
export type TokenRate =
  | "input"
  | "cachedInput"
  | "cacheWrite"
  | "audioInput"
  | "output"
  | "reasoning"
  | "audioOutput";

export const RATE_LABELS: Record<TokenRate, string> = {
  input: "Input",
  cachedInput: "Cached input",
  cacheWrite: "Cache write",
  audioInput: "Audio input",
  output: "Output",
  reasoning: "Reasoning",
  audioOutput: "Audio output",
};
export const TOKEN_RATES = Object.keys(RATE_LABELS) as TokenRate[];

/** A rate as money: `$2.50`. */
export function ratePhrase(nanos: number): string {
  return formatUsd(BigInt(nanos));
}

const EXAMPLE = { input: 10_000, output: 1_000 };

/** The arithmetic of an example call, as the gateway does it: sum first, round once. Null until both rates are there. */
export function examplePhrase(rates: Partial<Rates>): string | null {
  const { input, output, perRequest = 0 } = rates;
  if (!Number.isSafeInteger(input) || !Number.isSafeInteger(output)) return null;
  const nanos =
    nanosFromPerMillion(BigInt(EXAMPLE.input) * BigInt(input!) + BigInt(EXAMPLE.output) * BigInt(output!)) +
    BigInt(perRequest);
  const parts = [
    `10,000 × ${ratePhrase(input!)} / M`,
    `1,000 × ${ratePhrase(output!)} / M`,
    ...(perRequest ? [ratePhrase(perRequest)] : []),
  ];
  return `${parts.join(" + ")} = ${formatUsd(nanos)}`;
}
