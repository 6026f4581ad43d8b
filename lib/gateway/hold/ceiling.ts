import type { PriceRates } from "@/lib/contract/prices";
import { NO_USAGE } from "@/lib/core/usage";
import { priceUsage } from "@/lib/domain/catalog";
import type { ChatAsk } from "../call";
import type { ModelRecord } from "../snapshot/records";

/** More than any provider's charge for one image that it fetches itself. */
const REMOTE_IMAGE_TOKENS = 50_000;

const worst = new WeakMap<PriceRates, PriceRates>();

type TokenRates = Omit<PriceRates, "perImage" | "perRequest" | "contextTiers">;

function dearestInput({ input, cachedInput = 0, cacheWrite = 0, audioInput = 0 }: TokenRates): number {
  return Math.max(input, cachedInput, cacheWrite, audioInput);
}

function dearestOutput({ output, reasoning = 0, audioOutput = 0 }: TokenRates): number {
  return Math.max(output, reasoning, audioOutput);
}

/** The dearest rate of each side over all classes and tiers: no usage of so many tokens can cost more. */
function worstRates(rates: PriceRates): PriceRates {
  let found = worst.get(rates);
  if (!found) {
    const sets: TokenRates[] = [rates, ...(rates.contextTiers ?? [])];
    found = {
      input: Math.max(...sets.map(dearestInput)),
      output: Math.max(...sets.map(dearestOutput)),
      perRequest: rates.perRequest,
    };
    worst.set(rates, found);
  }
  return found;
}

/** The most that so many tokens can cost, in nano-dollars. */
export function ceilingNanos(rates: PriceRates, inputTokens: number, outputTokens: number): number {
  return priceUsage(worstRates(rates), { ...NO_USAGE, input: inputTokens, output: outputTokens });
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
