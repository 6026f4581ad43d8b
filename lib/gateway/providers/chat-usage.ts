import { inputTotal, outputTotal, type UsageVector } from "@/lib/core/usage";

/** Usage in the form of chat completions, as a driver that translates an answer writes it. */
export function toChatUsageForm(usage: UsageVector): Record<string, unknown> {
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
  };
}
