export type AnswerBlock = { type: string } & Record<string, unknown>;

export type AnthropicMessage = {
  id?: string;
  model?: string;
  content: AnswerBlock[];
  stop_reason?: string | null;
  usage?: unknown;
};

/** A whole answer of the Messages API; throws on anything else. */
export function readMessage(text: string): AnthropicMessage {
  const message = JSON.parse(text) as AnthropicMessage & { type?: unknown };
  if (!Array.isArray(message.content)) throw new Error("the answer has no content");
  return message;
}

/** Every text that was generated, thinking and arguments of tools included, each of which cost output tokens. */
export function textsOfBlocks(blocks: AnswerBlock[]): string[] {
  return blocks.flatMap(({ type, text, thinking, name, input }): string[] => {
    if (type === "text") return [String(text ?? "")];
    if (type === "thinking") return [String(thinking ?? "")];
    return type.endsWith("tool_use") ? [`${name ?? ""}${JSON.stringify(input ?? {})}`] : [];
  });
}

const FINISH: Record<string, string> = {
  max_tokens: "length",
  model_context_window_exceeded: "length",
  tool_use: "tool_calls",
  refusal: "content_filter",
};

/** `end_turn`, `stop_sequence`, `pause_turn` and what is not known yet are a stop. */
export function toFinishReason(stopReason: string): string {
  return FINISH[stopReason] ?? "stop";
}

/** Thinking as a client can send it back: its text with the signature by which Claude knows it again. */
export type ReasoningDetail = {
  type: "reasoning.text" | "reasoning.encrypted";
  text?: string;
  signature?: string;
  data?: string;
  format: "anthropic-claude-v1";
  index: number;
};

export function reasoningDetail(
  index: number,
  rest: Omit<ReasoningDetail, "index" | "format">,
): ReasoningDetail {
  return { ...rest, format: "anthropic-claude-v1", index };
}
