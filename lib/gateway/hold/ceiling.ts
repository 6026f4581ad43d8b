import type { PriceRates, TokenRates } from "@/lib/contract/prices";
import { NO_USAGE, type UsageVector } from "@/lib/core/usage";
import { listRateSets, priceUsage } from "@/lib/domain/catalog";
import type { ChatAsk } from "../call";
import type { ModelRecord } from "../snapshot/records";
import { promptBound } from "./media";

/** No provider is known to search more often for one answer. */
const SEARCHES_MAX = 10;

const worst = new WeakMap<PriceRates, PriceRates>();

function dearest(...rates: (number | undefined)[]): number {
  return Math.max(0, ...rates.filter((rate) => rate !== undefined));
}

function dearestInput(set: TokenRates): number {
  return dearest(
    set.input,
    set.cachedInput,
    set.cacheWrite,
    set.cacheWrite1h,
    set.audioInput,
    set.imageInput,
  );
}

function dearestOutput(set: TokenRates): number {
  return dearest(set.output, set.reasoning, set.audioOutput, set.imageOutput);
}

/** The dearest rate of each side over all classes, tiers and times of day: no usage of so many units can cost more. */
function worstRates(rates: PriceRates): PriceRates {
  let found = worst.get(rates);
  if (!found) {
    const sets = listRateSets(rates);
    const { perRequest, perSearch, perMillionCharacters, perAudioHour, perComputeHour } = rates;
    found = {
      input: dearest(...sets.map(dearestInput)),
      output: dearest(...sets.map(dearestOutput)),
      perImage: dearest(rates.perImage, ...Object.values(rates.perImageOf ?? {})),
      perRequest,
      perSearch,
      perMillionCharacters,
      perAudioHour,
      perComputeHour,
    };
    worst.set(rates, found);
  }
  return found;
}

/** What a call may use beside tokens. */
export type UnitBounds = Partial<
  Pick<UsageVector, "images" | "audioMs" | "characters" | "searches" | "computeMs">
>;

/** One for all: several of these are priced on every call's path. */
const tokensAlone: UsageVector = { ...NO_USAGE };

/** The most that so many tokens, and so many other units, can cost, in nano-dollars. */
export function ceilingNanos(
  rates: PriceRates,
  inputTokens: number,
  outputTokens: number,
  units?: UnitBounds,
): number {
  const most = worstRates(rates);
  if (units) return priceUsage(most, { ...NO_USAGE, ...units, input: inputTokens, output: outputTokens });
  tokensAlone.input = inputTokens;
  tokensAlone.output = outputTokens;
  return priceUsage(most, tokensAlone);
}

/** The most output tokens that `nanos` pays for after this much input and these units; -1 when not even those are paid. */
export function affordableOutput(
  rates: PriceRates,
  nanos: number,
  inputTokens: number,
  units?: UnitBounds,
): number {
  const left = nanos - ceilingNanos(rates, inputTokens, 0, units);
  if (left < 0) return -1;
  const { output } = worstRates(rates);
  if (output === 0) return Number.MAX_SAFE_INTEGER;
  let tokens = Math.floor((left * 1_000_000) / output) + 1;
  while (tokens > 0 && ceilingNanos(rates, inputTokens, tokens, units) > nanos) tokens--;
  return tokens;
}

/** The provider may search the web for the answer, and reads what it finds. */
export function maySearch({ body, hasStoredInput }: ChatAsk): boolean {
  if (hasStoredInput || body.web_search_options) return true;
  return body.tools?.some(({ type }) => String(type).startsWith("web_search")) ?? false;
}

/** The most that a chat uses beside tokens. */
export function unitBounds(ask: ChatAsk, { perSearch }: PriceRates): UnitBounds | undefined {
  return perSearch && maySearch(ask) ? { searches: SEARCHES_MAX } : undefined;
}

/**
 * The most tokens that a prompt can have: never more than the model's context, which is the bound where part of the prompt is kept
 * at the provider, or found by it.
 */
export function inputBound(ask: ChatAsk, model: ModelRecord): number {
  if (maySearch(ask)) return Math.max(model.contextTokens, 1);
  return Math.min(promptBound(ask, model), Math.max(model.contextTokens, 1));
}

/** The most tokens that all choices together may generate. */
export function outputBound(ask: ChatAsk, model: ModelRecord): number {
  const asked = ask.maxOutputTokens ?? ask.guardTokens ?? model.maxOutputTokens;
  return Math.min(asked, model.maxOutputTokens) * ask.choices;
}
