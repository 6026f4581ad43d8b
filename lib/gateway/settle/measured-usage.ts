import { STANDARD_TIERS } from "@/lib/contract/prices";
import { inputTotal, NO_USAGE, outputTotal, type UsageSource, type UsageVector } from "@/lib/core/usage";
import { priceUsage } from "@/lib/domain/catalog";
import type { SetApart, SettledCall } from "@/lib/domain/metering";
import type { ChatAsk, Priced } from "../call";
import type { ReportedUsage } from "../providers/provider";
import { countPromptTokens } from "../tokens/chat-tokens";
import { countTokens } from "../tokens/count-tokens";

export type MeasuredUsage = {
  usage: UsageVector;
  usageSource: UsageSource;
  quarantined: boolean;
  /** Of quarantined usage. */
  reported?: SetApart;
  circumstances?: SettledCall["circumstances"];
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
  if (reported === null) return countUsage(ask, priced, outputTexts(), whole);
  if (reported.invalid === null) {
    return reported.isPartial
      ? completeUsage(priced, reported, outputTexts(), whole)
      : billReported(priced, reported);
  }
  const setApart = (counted: MeasuredUsage | null) => quarantine(reported, counted?.usage ?? null);
  return countUsage(ask, priced, outputTexts(), whole).then(setApart, () => setApart(null));
}

/** The provider's input with our count of the output, at least what the provider had counted when it began. */
async function completeUsage(
  priced: Priced,
  reported: ReportedUsage,
  outputTexts: string[],
  whole: boolean,
): Promise<MeasuredUsage> {
  const counted = await countTokens(priced.model.tokenizer, outputTexts);
  const output = Math.max(reported.vector.output, counted.tokens);
  const billed = billReported(priced, { ...reported, vector: { ...reported.vector, output } });
  return { ...billed, usageSource: whole && counted.exact ? "counted" : "estimated" };
}

/** The same for an endpoint whose answers cannot be counted here: the provider's figures are the only ones. */
export function measureReported(priced: Priced, reported: ReportedUsage, imageOf?: string): MeasuredUsage {
  return reported.invalid === null
    ? billReported(priced, reported, imageOf)
    : quarantine(reported, null, imageOf);
}

function billReported(priced: Priced, reported: ReportedUsage, imageOf?: string): MeasuredUsage {
  const { rates } = priced.price;
  const { vector } = reported;
  const circumstances = circumstancesOf(reported, imageOf);
  const costNanos =
    circumstances || rates.timeOfDay
      ? priceUsage(rates, vector, { ...circumstances, atMs: priced.atMs })
      : priceUsage(rates, vector);
  return { usage: vector, usageSource: "provider", quarantined: false, circumstances, costNanos };
}

/** Null for the standard tier, under whichever name. */
function circumstancesOf({ serviceTier, billed }: ReportedUsage, imageOf: string | undefined) {
  const tier = serviceTier && !STANDARD_TIERS.has(serviceTier) ? serviceTier : null;
  if (tier === null && imageOf === undefined && !billed) return null;
  return {
    ...(tier !== null && { serviceTier: tier }),
    ...(imageOf !== undefined && { imageOf }),
    ...(billed && { billed }),
  };
}

function quarantine(reported: ReportedUsage, counted: UsageVector | null, imageOf?: string): MeasuredUsage {
  const { invalid, raw, vector } = reported;
  return {
    usage: { ...NO_USAGE },
    usageSource: "provider",
    quarantined: true,
    reported: { problem: invalid!, raw: raw ?? vector, counted },
    circumstances: circumstancesOf(reported, imageOf),
    costNanos: 0,
  };
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
  const costNanos = priceUsage(priced.price.rates, usage, { atMs: priced.atMs });
  return { usage, usageSource, quarantined: false, costNanos };
}

/** Usage as chat completions write it, with the cost in USD. */
export function toChatUsage({ usage, costNanos }: MeasuredUsage): Record<string, unknown> {
  const prompt = inputTotal(usage);
  const completion = outputTotal(usage);
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: {
      cached_tokens: usage.cachedInput,
      audio_tokens: usage.audioInput,
      cache_write_tokens: usage.cacheWrite + usage.cacheWrite1h,
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
