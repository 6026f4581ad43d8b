import { type LabUsage, sayable } from "../plan";

/** How providers of OpenAI's protocol differ in what their counts include. */
export type ChatDialect = "openai" | "xai" | "deepseek" | "groq";

/** Input includes what was cached; output includes reasoning, but for xAI's. */
export function chatUsage(usage: LabUsage, dialect: ChatDialect): Record<string, unknown> {
  sayable(usage, dialect, [
    "input",
    "cachedInput",
    "cacheWrite",
    "audioInput",
    "output",
    "reasoning",
    "audioOutput",
  ]);
  const prompt = usage.input + usage.cachedInput + usage.cacheWrite + usage.audioInput;
  const generated = usage.output + usage.audioOutput;
  const total = prompt + generated + usage.reasoning;
  const said = {
    prompt_tokens: prompt,
    completion_tokens: generated + (dialect === "xai" ? 0 : usage.reasoning),
    total_tokens: total,
    prompt_tokens_details: {
      cached_tokens: usage.cachedInput,
      audio_tokens: usage.audioInput,
      ...(usage.cacheWrite > 0 ? { cache_write_tokens: usage.cacheWrite } : {}),
    },
    completion_tokens_details: {
      reasoning_tokens: usage.reasoning,
      audio_tokens: usage.audioOutput,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
  if (dialect === "deepseek") {
    return {
      ...said,
      prompt_cache_hit_tokens: usage.cachedInput,
      prompt_cache_miss_tokens: prompt - usage.cachedInput,
    };
  }
  if (dialect === "groq") return { ...said, queue_time: 0.05, prompt_time: 0.003, total_time: 0.06 };
  return said;
}
