import type { IncomingMessage } from "node:http";
import type { ModelList, ModelObject } from "@/lib/contract/gateway";

/** Every client of Anthropic's sends its version, and no other one does. */
export function isAnthropicClient({ headers }: IncomingMessage): boolean {
  return headers["anthropic-version"] !== undefined;
}

/** A model in Anthropic's form. */
export function toMessagesModel({
  id,
  name,
  created,
  top_provider: limits,
}: ModelObject): Record<string, unknown> {
  return {
    type: "model",
    id,
    display_name: name,
    created_at: new Date(created * 1_000).toISOString(),
    deprecated_at: null,
    retires_at: null,
    lifecycle: "active",
    capabilities: null,
    line: null,
    max_input_tokens: limits.context_length,
    max_tokens: limits.max_completion_tokens,
  };
}

/** The models that a key may call in Anthropic's form, on one page. */
export function toMessagesModelList({ data }: ModelList): Record<string, unknown> {
  const models = data.map(toMessagesModel);
  return {
    data: models,
    has_more: false,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
  };
}
