import type { Markup } from "@/lib/contract/catalog";
import type { PriceRates } from "@/lib/contract/prices";
import { divideRounded, usdFromNanos } from "@/lib/core/money";

const PER_MILLION = new Set([
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
]);
/** What is no money: bounds and times of day. */
const PLAIN = new Set(["aboveInputTokens", "fromMinute", "toMinute"]);

function raise(nanos: number, name: string, { basisPoints, perMillionNanos }: Markup): number {
  if (PLAIN.has(name)) return nanos;
  const share = divideRounded(BigInt(nanos) * BigInt(10_000 + basisPoints), 10_000n);
  // A class that costs nothing stays free: an embedding has no output to charge for.
  const fixed = PER_MILLION.has(name) && nanos > 0 ? BigInt(perMillionNanos) : 0n;
  return Number(share + fixed);
}

function walk(value: unknown, name: string, markup: Markup): unknown {
  if (typeof value === "number") return raise(value, name, markup);
  if (Array.isArray(value)) return value.map((item) => walk(item, name, markup));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, key, markup)]));
}

/**
 * A list price with the operator's mark-up on every rate of every set: the share first, rounded to a nano-dollar, then the
 * fixed amount, which is for rates per million tokens alone.
 */
export function withMarkup(rates: PriceRates, markup: Markup | null): PriceRates {
  return markup ? (walk(rates, "", markup) as PriceRates) : rates;
}

/** `+ 15 % + $0.10 / M`, or empty for none. */
export function markupPhrase(markup: Markup | null): string {
  if (!markup) return "";
  const { basisPoints, perMillionNanos } = markup;
  const share = basisPoints === 0 ? "" : ` ${basisPoints < 0 ? "−" : "+"} ${Math.abs(basisPoints) / 100} %`;
  return share + (perMillionNanos === 0 ? "" : ` + $${usdFromNanos(BigInt(perMillionNanos))} / M`);
}
