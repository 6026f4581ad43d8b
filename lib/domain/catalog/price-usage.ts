import type { PriceRates } from "@/lib/contract/prices";
import { nanosFromPerMillion } from "@/lib/core/money";
import { inputTotal, type UsageVector } from "@/lib/core/usage";

type TokenClass = Exclude<keyof UsageVector, "images">;
type TokenRates = Pick<PriceRates, TokenClass>;

/** One term of a price: `units × rateNanos`, per million units for tokens and per unit for `images` and `requests`. */
export type PriceLine = {
  class: TokenClass | "images" | "requests";
  units: number;
  rateNanos: number;
  perMillion: boolean;
};

const TOKEN_CLASSES: readonly TokenClass[] = [
  "input",
  "cachedInput",
  "cacheWrite",
  "audioInput",
  "output",
  "reasoning",
  "audioOutput",
];
const OUTPUT_CLASSES: ReadonlySet<TokenClass> = new Set(["output", "reasoning", "audioOutput"]);
const MILLION = 1_000_000;

/** The rate set for this much input: a tier prices the whole call once its input is above the tier's start. */
function ratesFor(rates: PriceRates, usage: UsageVector): TokenRates {
  if (!rates.contextTiers) return rates;
  const input = inputTotal(usage);
  return rates.contextTiers.findLast((tier) => input > tier.aboveInputTokens) ?? rates;
}

function rateOf(rates: TokenRates, part: TokenClass): number {
  return rates[part] ?? (OUTPUT_CLASSES.has(part) ? rates.output : rates.input);
}

/**
 * What a call costs, in nano-dollars as a safe integer. Exact, rounded once, half-up; a class without a rate is priced as
 * plain input or output. Throws RangeError past nine million USD, which only a broken usage vector reaches.
 */
export function priceUsage(rates: PriceRates, usage: UsageVector): number {
  const set = ratesFor(rates, usage);
  let sum = 0;
  for (const part of TOKEN_CLASSES) if (usage[part] !== 0) sum += usage[part] * rateOf(set, part);
  const fixed = usage.images * (rates.perImage ?? 0) + (rates.perRequest ?? 0);
  if (sum > Number.MAX_SAFE_INTEGER) return safe(priceExactly(set, usage) + BigInt(fixed));
  const rest = sum % MILLION;
  return safe((sum - rest) / MILLION + (rest * 2 >= MILLION ? 1 : 0) + fixed);
}

function priceExactly(set: TokenRates, usage: UsageVector): bigint {
  let sum = 0n;
  for (const part of TOKEN_CLASSES) sum += BigInt(usage[part]) * BigInt(rateOf(set, part));
  return nanosFromPerMillion(sum);
}

function safe(nanos: number | bigint): number {
  const value = Number(nanos);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a price of one call: ${nanos} nano-dollars`);
  return value;
}

/** The terms whose sum, rounded once, is `priceUsage`: what a page shows beside a cost. */
export function priceLines(rates: PriceRates, usage: UsageVector): PriceLine[] {
  const set = ratesFor(rates, usage);
  const lines: PriceLine[] = TOKEN_CLASSES.map((part) => ({
    class: part,
    units: usage[part],
    rateNanos: rateOf(set, part),
    perMillion: true,
  }));
  lines.push({ class: "images", units: usage.images, rateNanos: rates.perImage ?? 0, perMillion: false });
  lines.push({ class: "requests", units: 1, rateNanos: rates.perRequest ?? 0, perMillion: false });
  return lines.filter((line) => line.units > 0 && (line.perMillion || line.rateNanos > 0));
}

/** The exact amount of a line in nano-dollars, with up to six decimals: it is never rounded on its own. */
export function lineAmount(line: PriceLine): string {
  const product = BigInt(line.units) * BigInt(line.rateNanos);
  if (!line.perMillion) return product.toString();
  const fraction = (product % 1_000_000n).toString().padStart(6, "0").replace(/0+$/, "");
  return `${product / 1_000_000n}${fraction && `.${fraction}`}`;
}
