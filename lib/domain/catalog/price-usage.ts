import type { PriceRates, TokenRates } from "@/lib/contract/prices";
import { divideRounded } from "@/lib/core/money";
import { type BilledTokens, NO_USAGE, type PriceCircumstances, type UsageVector } from "@/lib/core/usage";
import { rateSetFor } from "./rate-set";

type TokenClass = keyof TokenRates;
type UnitClass = Exclude<keyof UsageVector, TokenClass> | "requests";

/** How many units a rate is for: one, a million, or the milliseconds of an hour. */
type RateUnits = 1 | 1_000_000 | 3_600_000;

/** One term of a price: `units × rateNanos / per`. */
export type PriceLine = { class: TokenClass | UnitClass; units: number; rateNanos: number; per: RateUnits };

const MILLION = 1_000_000;
const HOUR = 3_600_000;
/** Divisible by every `RateUnits`: sums of terms are whole numbers of nano-dollars over this. */
const COMMON_UNITS = 18_000_000;

/** By class, the one whose rate stands in for a missing one; plain input and output are always there. */
const FALLBACK: Record<TokenClass, TokenClass> = {
  input: "input",
  cachedInput: "input",
  cacheWrite: "input",
  cacheWrite1h: "cacheWrite",
  audioInput: "input",
  imageInput: "input",
  output: "output",
  reasoning: "output",
  audioOutput: "output",
  imageOutput: "output",
};
const TOKEN_CLASSES = Object.keys(FALLBACK) as TokenClass[];

function rateOf(rates: TokenRates, part: TokenClass): number {
  return rates[part] ?? rateOf(rates, FALLBACK[part]);
}

/**
 * What a call costs, in nano-dollars as a safe integer. Exact, rounded once, half-up; a class without a rate is priced as
 * plain input or output. Throws RangeError past nine million USD, which only a broken usage vector reaches.
 */
export function priceUsage(rates: PriceRates, said: UsageVector, circumstances?: PriceCircumstances): number {
  const usage = circumstances?.billed ? billedUsage(said, circumstances.billed) : said;
  if (hasUnits(usage)) return priceExactly(rates, usage, circumstances);
  const set = rateSetFor(rates, usage, circumstances);
  const sum = inputProduct(set, usage) + outputProduct(set, usage);
  if (sum > Number.MAX_SAFE_INTEGER) return priceExactly(rates, usage, circumstances);
  const rest = sum % MILLION;
  return safe((sum - rest) / MILLION + (rest * 2 >= MILLION ? 1 : 0) + (rates.perRequest ?? 0));
}

/** What is billed instead of the tokens that were counted, with the units beside them. */
function billedUsage(
  { images, audioMs, characters, searches, computeMs }: UsageVector,
  billed: BilledTokens,
): UsageVector {
  return { ...NO_USAGE, ...billed, images, audioMs, characters, searches, computeMs };
}

/** Class by class in plain sight: a loop over names takes several times as long, and this is on every call's path. */
function inputProduct(set: TokenRates, usage: UsageVector): number {
  const { cachedInput, cacheWrite, cacheWrite1h, audioInput, imageInput } = usage;
  let sum = usage.input * set.input;
  if (cachedInput !== 0) sum += cachedInput * (set.cachedInput ?? set.input);
  if (cacheWrite !== 0) sum += cacheWrite * (set.cacheWrite ?? set.input);
  if (cacheWrite1h !== 0) sum += cacheWrite1h * rateOf(set, "cacheWrite1h");
  if (audioInput !== 0) sum += audioInput * (set.audioInput ?? set.input);
  if (imageInput !== 0) sum += imageInput * (set.imageInput ?? set.input);
  return sum;
}

function outputProduct(set: TokenRates, usage: UsageVector): number {
  const { reasoning, audioOutput, imageOutput } = usage;
  let sum = usage.output * set.output;
  if (reasoning !== 0) sum += reasoning * (set.reasoning ?? set.output);
  if (audioOutput !== 0) sum += audioOutput * (set.audioOutput ?? set.output);
  if (imageOutput !== 0) sum += imageOutput * (set.imageOutput ?? set.output);
  return sum;
}

/** Whether there is more to price than tokens. */
function hasUnits({ images, audioMs, characters, searches, computeMs }: UsageVector): boolean {
  return images + audioMs + characters + searches + computeMs !== 0;
}

function priceExactly(rates: PriceRates, usage: UsageVector, circumstances?: PriceCircumstances): number {
  let sum = 0n;
  for (const { units, rateNanos, per } of allLines(rates, usage, circumstances)) {
    sum += BigInt(units) * BigInt(rateNanos) * BigInt(COMMON_UNITS / per);
  }
  return safe(divideRounded(sum, BigInt(COMMON_UNITS)));
}

function safe(nanos: number | bigint): number {
  const value = Number(nanos);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a price of one call: ${nanos} nano-dollars`);
  return value;
}

function imageRate(rates: PriceRates, imageOf: string | null | undefined): number {
  const kinds = rates.perImageOf;
  if (kinds && imageOf && Object.hasOwn(kinds, imageOf)) return kinds[imageOf]!;
  return rates.perImage ?? 0;
}

function allLines(rates: PriceRates, said: UsageVector, circumstances?: PriceCircumstances): PriceLine[] {
  const usage = circumstances?.billed ? billedUsage(said, circumstances.billed) : said;
  const set = rateSetFor(rates, usage, circumstances);
  const line = (name: PriceLine["class"], units: number, rateNanos: number | undefined, per: RateUnits) => ({
    class: name,
    units,
    rateNanos: rateNanos ?? 0,
    per,
  });
  return [
    ...TOKEN_CLASSES.map((part) => line(part, usage[part], rateOf(set, part), MILLION)),
    line("images", usage.images, imageRate(rates, circumstances?.imageOf), 1),
    line("audioMs", usage.audioMs, rates.perAudioHour, HOUR),
    line("characters", usage.characters, rates.perMillionCharacters, MILLION),
    line("searches", usage.searches, rates.perSearch, 1),
    line("computeMs", usage.computeMs, rates.perComputeHour, HOUR),
    line("requests", 1, rates.perRequest, 1),
  ];
}

/** The terms whose sum, rounded once, is `priceUsage`: what a page shows beside a cost. */
export function priceLines(
  rates: PriceRates,
  usage: UsageVector,
  circumstances?: PriceCircumstances,
): PriceLine[] {
  const isShown = ({ class: name, units, rateNanos }: PriceLine) =>
    units > 0 && (name in FALLBACK || rateNanos > 0);
  return allLines(rates, usage, circumstances).filter(isShown);
}

const DECIMALS = 9;

/** The amount of a line in nano-dollars: exact, and for what is priced by the hour to nine decimals. */
export function lineAmount({ units, rateNanos, per }: PriceLine): string {
  const scale = 10n ** BigInt(DECIMALS);
  const scaled = divideRounded(BigInt(units) * BigInt(rateNanos) * scale, BigInt(per));
  const fraction = (scaled % scale).toString().padStart(DECIMALS, "0").replace(/0+$/, "");
  return `${scaled / scale}${fraction && `.${fraction}`}`;
}
