import type { PriceRates, TokenRates } from "@/lib/contract/prices";
import { NO_USAGE, type UsageVector } from "@/lib/core/usage";
import { listRateSets, priceUsage } from "@/lib/domain/catalog";
import type { ChatAsk } from "../call";
import type { ModelRecord } from "../snapshot/records";

/** More than any provider's charge for one image that it fetches itself. */
const REMOTE_IMAGE_TOKENS = 50_000;

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

/** The most that so many tokens, and so many other units, can cost, in nano-dollars. */
export function ceilingNanos(
  rates: PriceRates,
  inputTokens: number,
  outputTokens: number,
  units?: UnitBounds,
): number {
  return priceUsage(worstRates(rates), { ...NO_USAGE, ...units, input: inputTokens, output: outputTokens });
}

/** The most output tokens that `nanos` pays for after this much input; -1 when not even the input is paid. */
export function affordableOutput(rates: PriceRates, nanos: number, inputTokens: number): number {
  const left = nanos - ceilingNanos(rates, inputTokens, 0);
  if (left < 0) return -1;
  const { output } = worstRates(rates);
  if (output === 0) return Number.MAX_SAFE_INTEGER;
  let tokens = Math.floor((left * 1_000_000) / output) + 1;
  while (tokens > 0 && ceilingNanos(rates, inputTokens, tokens) > nanos) tokens--;
  return tokens;
}

const isRemote = ({ image_url: image }: Record<string, unknown>) =>
  /^https?:/.test((image as { url?: string } | undefined)?.url ?? "");

function countRemoteImages({ text, body }: ChatAsk): number {
  if (!text.includes("http")) return 0;
  let images = 0;
  for (const { content } of body.messages)
    if (Array.isArray(content)) images += content.filter(isRemote).length;
  return images;
}

/**
 * No tokenizer makes more tokens than a text has bytes, and no prompt is longer than the model's context: which is the bound
 * where part of the prompt is kept at the provider.
 */
export function inputBound(ask: ChatAsk, model: ModelRecord): number {
  if (ask.hasStoredInput) return Math.max(model.contextTokens, 1);
  const remoteImages = countRemoteImages(ask);
  return Math.min(ask.bodyBytes + remoteImages * REMOTE_IMAGE_TOKENS, Math.max(model.contextTokens, 1));
}

/** The most tokens that all choices together may generate. */
export function outputBound(ask: ChatAsk, model: ModelRecord): number {
  const asked = ask.maxOutputTokens ?? ask.guardTokens ?? model.maxOutputTokens;
  return Math.min(asked, model.maxOutputTokens) * ask.choices;
}
