import { findInvalidPart, NO_USAGE, type UsageVector } from "@/lib/core/usage";
import type { ReportedUsage } from "../provider";

type Raw = Record<string, unknown>;

function part(source: unknown, name: string): number {
  const value = typeof source === "object" && source !== null ? (source as Raw)[name] : undefined;
  return typeof value === "number" ? value : 0;
}

/** xAI and Perplexity leave reasoning out of the output's count: the total tells, or that there is more of it. */
function isReasoningApart(prompt: number, completion: number, reasoning: number, total: unknown): boolean {
  return reasoning > 0 && (total === prompt + completion + reasoning || reasoning > completion);
}

/** What hosts beside OpenAI count under names of their own. */
function cachedBy(usage: Raw, input: unknown): number {
  return (
    part(input, "cached_tokens") || // OpenAI and most
    part(usage, "prompt_cache_hit_tokens") || // DeepSeek
    part(usage, "cached_tokens") || // Moonshot, Together
    part(usage, "num_cached_tokens") // Mistral
  );
}

function writtenBy(input: unknown): number {
  return part(input, "cache_write_tokens") || part(input, "cache_creation_input_tokens"); // Alibaba
}

/**
 * OpenAI's usage by class: its input count includes cached reads and writes, its output count includes reasoning. What Perplexity
 * cites is billed as input beside it. Null when the two counts are not there.
 */
export function readOpenAiUsage(raw: unknown, serviceTier?: string | null): ReportedUsage | null {
  if (typeof raw !== "object" || raw === null) return null;
  const usage = raw as Raw;
  const { prompt_tokens: prompt, completion_tokens: completion, total_tokens: total } = usage;
  if (typeof prompt !== "number" || typeof completion !== "number") return null;
  const input = usage.prompt_tokens_details;
  const output = usage.completion_tokens_details;
  const cachedInput = cachedBy(usage, input);
  const cacheWrite = writtenBy(input);
  const audioInput = part(input, "audio_tokens");
  const reasoning = part(output, "reasoning_tokens") || part(usage, "reasoning_tokens");
  const audioOutput = part(output, "audio_tokens");
  const inOutput = isReasoningApart(prompt, completion, reasoning, total) ? 0 : reasoning;
  const vector: UsageVector = {
    ...NO_USAGE,
    input: prompt - cachedInput - cacheWrite - audioInput,
    cachedInput,
    cacheWrite,
    audioInput,
    output: completion - inOutput - audioOutput,
    reasoning,
    audioOutput,
    audioMs: Math.round(part(usage, "prompt_audio_seconds") * 1_000),
    searches: part(usage, "num_search_queries"),
  };
  const reported = toReported(
    vector,
    typeof total === "number" && total < prompt + completion,
    raw,
    serviceTier,
  );
  const cited = part(usage, "citation_tokens");
  if (cited > 0) reported.billed = { input: prompt + cited, output: vector.output, reasoning };
  return reported;
}

function toReported(
  vector: UsageVector,
  isShort: boolean,
  raw: unknown,
  serviceTier: string | null | undefined,
): ReportedUsage {
  const invalid = isShort ? "total" : findInvalidPart(vector);
  return invalid === null ? { vector, invalid, serviceTier } : { vector, invalid, serviceTier, raw };
}

/** The same for the Responses protocol, where the output's count includes reasoning. `extra` is what was used beside tokens. */
export function readResponsesUsage(
  raw: unknown,
  serviceTier: string | null | undefined,
  extra: Partial<UsageVector>,
): ReportedUsage | null {
  if (typeof raw !== "object" || raw === null) return null;
  const { input_tokens: input, output_tokens: output, total_tokens: total, ...details } = raw as Raw;
  if (typeof input !== "number" || typeof output !== "number") return null;
  const cachedInput = part(details.input_tokens_details, "cached_tokens");
  const cacheWrite = writtenBy(details.input_tokens_details);
  const reasoning = part(details.output_tokens_details, "reasoning_tokens");
  const inOutput = isReasoningApart(input, output, reasoning, total) ? 0 : reasoning;
  const vector: UsageVector = {
    ...NO_USAGE,
    ...extra,
    input: input - cachedInput - cacheWrite,
    cachedInput,
    cacheWrite,
    output: output - inOutput,
    reasoning,
  };
  return toReported(vector, typeof total === "number" && total < input + output, raw, serviceTier);
}
