import type { PriceRates } from "@/lib/contract/prices";
import { MINUTE_MS } from "@/lib/core/time";
import { NO_USAGE, type PriceCircumstances, type UsageVector } from "@/lib/core/usage";
import { lineAmount, type PriceLine, priceLines, priceUsage } from "../catalog";

/** Calls that are alike. `cachedPercent` of the input comes from the provider's cache; `units` are images, minutes or characters. */
export type QuoteExample = {
  calls: number;
  input: number;
  output: number;
  cachedPercent: number;
  units: number;
};

type Variant = { name: string; circumstances?: PriceCircumstances };
export type Quote = {
  /** `standard`, `batch`, a service tier, or the window of the UTC day. */
  variant: string;
  perCallNanos: bigint;
  totalNanos: bigint;
};
export type QuoteTerm = PriceLine & { amountNanos: string };

export type UnitKind = "images" | "minutes" | "characters";

/** What besides tokens a call of the model is priced by, if anything. */
export function unitOf(rates: PriceRates): UnitKind | null {
  if (rates.perImage || Object.keys(rates.perImageOf ?? {}).length > 0) return "images";
  if (rates.perAudioHour) return "minutes";
  return rates.perMillionCharacters ? "characters" : null;
}

function usageOf(rates: PriceRates, example: QuoteExample): UsageVector {
  const cachedInput = Math.floor((example.input * example.cachedPercent) / 100);
  const usage = { ...NO_USAGE, input: example.input - cachedInput, cachedInput, output: example.output };
  const unit = unitOf(rates);
  if (unit === "images") usage.images = example.units;
  if (unit === "minutes") usage.audioMs = example.units * MINUTE_MS;
  if (unit === "characters") usage.characters = example.units;
  return usage;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

function variantsOf(rates: PriceRates): Variant[] {
  return [
    { name: "standard" },
    ...(rates.batch ? [{ name: "batch", circumstances: { batch: true } }] : []),
    ...Object.keys(rates.serviceTiers ?? {}).map((name) => ({ name, circumstances: { serviceTier: name } })),
    ...(rates.timeOfDay ?? []).map(({ fromMinute, toMinute }) => ({
      name: `${clock(fromMinute)}–${clock(toMinute)} UTC`,
      circumstances: { atMs: fromMinute * MINUTE_MS },
    })),
  ];
}

/** What the calls cost under each variant of a price: exactly what as many such calls are billed, each rounded once. */
export function quoteCalls(
  rates: PriceRates,
  example: QuoteExample,
): { quotes: Quote[]; terms: QuoteTerm[] } {
  const usage = usageOf(rates, example);
  const quotes = variantsOf(rates).map(({ name, circumstances }) => {
    const perCallNanos = BigInt(priceUsage(rates, usage, circumstances));
    return { variant: name, perCallNanos, totalNanos: perCallNanos * BigInt(example.calls) };
  });
  const terms = priceLines(rates, usage).map((line) => ({ ...line, amountNanos: lineAmount(line) }));
  return { quotes, terms };
}
