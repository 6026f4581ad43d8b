import { findInvalidPart, NO_USAGE, type UsageVector } from "@/lib/core/usage";
import type { ReportedUsage } from "../provider";

type Raw = Record<string, unknown>;

function part(source: unknown, name: string): number {
  const value = typeof source === "object" && source !== null ? (source as Raw)[name] : undefined;
  return typeof value === "number" ? value : 0;
}

/** xAI leaves reasoning out of `completion_tokens`; the total tells. */
function isReasoningApart(prompt: number, completion: number, reasoning: number, total: unknown): boolean {
  return reasoning > 0 && total === prompt + completion + reasoning;
}

/**
 * OpenAI's usage by class: its input count includes cached reads and writes, its output count includes reasoning.
 * DeepSeek's `prompt_cache_hit_tokens` is a cached read. Null when the two counts are not there.
 */
export function readOpenAiUsage(raw: unknown): ReportedUsage | null {
  if (typeof raw !== "object" || raw === null) return null;
  const usage = raw as Raw;
  const { prompt_tokens: prompt, completion_tokens: completion, total_tokens: total } = usage;
  if (typeof prompt !== "number" || typeof completion !== "number") return null;
  const input = usage.prompt_tokens_details;
  const output = usage.completion_tokens_details;
  const cachedInput = part(input, "cached_tokens") || part(usage, "prompt_cache_hit_tokens");
  const cacheWrite = part(input, "cache_write_tokens");
  const audioInput = part(input, "audio_tokens");
  const reasoning = part(output, "reasoning_tokens");
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
  };
  const short = typeof total === "number" && total < prompt + completion;
  const invalid = short ? "total" : findInvalidPart(vector);
  return invalid === null ? { vector, invalid } : { vector, invalid, raw };
}
