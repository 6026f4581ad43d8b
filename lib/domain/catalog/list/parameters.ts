import type { Operation } from "@/lib/contract/models";
import type { ProviderKind } from "@/lib/core/provider-presets";
import type { Capability } from "./model-facts";

const SAMPLING = ["temperature", "top_p"];
const PENALTIES = ["frequency_penalty", "presence_penalty"];

/** What each kind of provider takes in a chat beside `max_tokens`, `stop` and `stream`. */
const OF_KIND: Record<ProviderKind, readonly string[]> = {
  openai: [...SAMPLING, ...PENALTIES, "seed", "n"],
  azure: [...SAMPLING, ...PENALTIES, "seed", "n"],
  sandbox: [...SAMPLING, ...PENALTIES, "seed", "n"],
  anthropic: [...SAMPLING, "top_k"],
  bedrock: SAMPLING,
  gemini: [...SAMPLING, ...PENALTIES, "top_k", "seed", "n"],
  vertex: [...SAMPLING, ...PENALTIES, "top_k", "seed", "n"],
  mistral: [...SAMPLING, ...PENALTIES, "seed", "n"],
  cohere: [...SAMPLING, ...PENALTIES, "top_k", "seed"],
};
const OF_CAPABILITY: Partial<Record<Capability, readonly string[]>> = {
  tools: ["tools", "tool_choice"],
  parallel_tools: ["parallel_tool_calls"],
  json_schema: ["response_format", "structured_outputs"],
  reasoning: ["reasoning", "reasoning_effort", "include_reasoning"],
  logprobs: ["logprobs", "top_logprobs"],
  web_search: ["web_search_options"],
};
const OF_OPERATION: Record<Exclude<Operation, "chat">, readonly string[]> = {
  embeddings: ["dimensions", "encoding_format"],
  images: ["n", "size", "quality"],
  speech: ["voice", "response_format", "speed"],
  transcription: ["language", "prompt", "response_format"],
  moderation: [],
};

/** OpenAI's models that reason refuse sampling; everything else that a kind takes stays. */
const isFixed = (kind: ProviderKind, capabilities: readonly Capability[]) =>
  (kind === "openai" || kind === "azure") && capabilities.includes("reasoning");

/** The parameters of a request that a model takes, by OpenAI's names. */
export function parametersOf(
  kind: ProviderKind,
  operations: readonly Operation[],
  capabilities: readonly Capability[],
  ownedBy: string,
): string[] {
  const names = operations.flatMap((operation) => (operation === "chat" ? [] : OF_OPERATION[operation]));
  if (operations.includes("chat")) {
    const fixed = isFixed(kind, capabilities) && ownedBy === "OpenAI";
    const own = fixed ? ["seed"] : OF_KIND[kind];
    names.push("max_tokens", "max_completion_tokens", "stop", "stream", ...own);
    names.push(...capabilities.flatMap((name) => OF_CAPABILITY[name] ?? []));
  }
  return [...new Set(names)];
}
