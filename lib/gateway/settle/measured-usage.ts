import { NO_USAGE, type UsageSource, type UsageVector } from "@/lib/core/usage";
import { priceUsage } from "@/lib/domain/catalog";
import type { ChatAsk, Priced } from "../call";
import type { ReportedUsage } from "../providers/provider";
import { countPromptTokens } from "../tokens/chat-tokens";
import { countTokens } from "../tokens/count-tokens";

export type MeasuredUsage = {
  usage: UsageVector;
  usageSource: UsageSource;
  quarantined: boolean;
  costNanos: number;
};

/**
 * What a call used and costs: the provider's figures; else counted by the model's tokenizer, `estimated` where the upstream
 * was cut off and may have generated more than was seen. Figures that break an invariant are kept out of the bill.
 */
export function measureUsage(
  ask: ChatAsk,
  priced: Priced,
  reported: ReportedUsage | null,
  outputTexts: () => string[],
  whole: boolean,
): MeasuredUsage | Promise<MeasuredUsage> {
  const { rates } = priced.price;
  if (reported?.invalid) {
    return { usage: { ...NO_USAGE }, usageSource: "provider", quarantined: true, costNanos: 0 };
  }
  if (reported) {
    const { vector } = reported;
    return {
      usage: vector,
      usageSource: "provider",
      quarantined: false,
      costNanos: priceUsage(rates, vector),
    };
  }
  return countUsage(ask, priced, outputTexts(), whole);
}

async function countUsage(
  ask: ChatAsk,
  priced: Priced,
  outputTexts: string[],
  whole: boolean,
): Promise<MeasuredUsage> {
  const { tokenizer } = priced.model;
  const [input, output] = await Promise.all([
    countPromptTokens(tokenizer, ask.body),
    countTokens(tokenizer, outputTexts),
  ]);
  const usage = { ...NO_USAGE, input: input.tokens, output: output.tokens };
  const usageSource = whole && input.exact && output.exact ? "counted" : "estimated";
  return { usage, usageSource, quarantined: false, costNanos: priceUsage(priced.price.rates, usage) };
}

/** Usage as chat completions write it, with the cost in USD. */
export function toChatUsage({ usage, costNanos }: MeasuredUsage): Record<string, unknown> {
  const prompt = usage.input + usage.cachedInput + usage.cacheWrite + usage.audioInput;
  const completion = usage.output + usage.reasoning + usage.audioOutput;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: {
      cached_tokens: usage.cachedInput,
      audio_tokens: usage.audioInput,
      cache_write_tokens: usage.cacheWrite,
    },
    completion_tokens_details: {
      reasoning_tokens: usage.reasoning,
      audio_tokens: usage.audioOutput,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
    cost: costNanos / 1e9,
  };
}
