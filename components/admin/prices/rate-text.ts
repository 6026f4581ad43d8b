import type { PriceRates, TokenRates } from "@/lib/contract/prices";
import { formatUsd, nanosFromPerMillion } from "@/lib/core/money";

type Rates = PriceRates;
export type TokenRate = keyof TokenRates;
export type UnitRate =
  | "perImage"
  | "perRequest"
  | "perSearch"
  | "perMillionCharacters"
  | "perAudioHour"
  | "perComputeHour";

export const RATE_LABELS: Record<TokenRate, string> = {
  input: "Input",
  cachedInput: "Cached input",
  cacheWrite: "Cache write",
  cacheWrite1h: "Cache write, 1 hour",
  audioInput: "Audio input",
  imageInput: "Image input",
  output: "Output",
  reasoning: "Reasoning",
  audioOutput: "Audio output",
  imageOutput: "Image output",
};
export const TOKEN_RATES = Object.keys(RATE_LABELS) as TokenRate[];

/** What is priced by other units than tokens: its name, and what one price is for. */
export const UNIT_RATES: Record<UnitRate, { label: string; per: string }> = {
  perImage: { label: "Image", per: "each" },
  perRequest: { label: "Request", per: "each" },
  perSearch: { label: "Search", per: "each" },
  perMillionCharacters: { label: "Characters", per: "/ M" },
  perAudioHour: { label: "Audio", per: "/ h" },
  perComputeHour: { label: "Computing", per: "/ h" },
};

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

/** `16:30`, of a minute of the UTC day. */
export function clockText(minute: number): string {
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}
