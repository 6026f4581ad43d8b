import type { ModelFeature } from "@/lib/contract/public-models";

/** Each feature as what a model does. */
export const FEATURE_NOUNS: Record<ModelFeature, string> = {
  tools: "calls tools",
  parallel_tools: "calls several tools at once",
  json_schema: "answers by a JSON schema",
  reasoning: "reasons before it answers",
  vision: "sees images",
  files: "reads files",
  audio: "hears audio",
  logprobs: "gives log probabilities",
  web_search: "searches the web",
  caching: "cached input for less",
  batch: "batches for less",
};

/** `a, b and c` */
export function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** `128K`, `1M`: as makers write it, and exact where that would not be. */
export function contextPhrase(tokens: number): string {
  if (tokens >= 1_000_000) return `${trim(tokens / 1_000_000)}M`;
  return tokens >= 1_000 ? `${trim(tokens / 1_000)}K` : String(tokens);
}

function trim(value: number): string {
  return String(Math.round(value * 10) / 10).replace(/\.0$/, "");
}
