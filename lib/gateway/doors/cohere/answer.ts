import { inputTotal, outputTotal } from "@/lib/core/usage";
import type { Call } from "../../call";
import type { MeasuredUsage } from "../../settle/measured-usage";

type ToolCall = { id?: string; function?: { name?: string; arguments?: string } };
type Message = {
  content?: string | null;
  refusal?: string | null;
  reasoning_content?: string | null;
  reasoning?: unknown;
  tool_calls?: ToolCall[];
};
type Completion = { id?: string; choices?: { message?: Message; finish_reason?: string | null }[] };

const FINISH_REASONS: Record<string, string> = {
  length: "MAX_TOKENS",
  tool_calls: "TOOL_CALL",
  function_call: "TOOL_CALL",
  content_filter: "ERROR",
};

export function toFinishReason(finish: string | null | undefined): string {
  return FINISH_REASONS[finish ?? "stop"] ?? "COMPLETE";
}

/** What was used; Cohere's clients read both places, and we bill what was counted. */
export function toCohereUsage({ usage, costNanos }: MeasuredUsage) {
  const tokens = { input_tokens: inputTotal(usage), output_tokens: outputTotal(usage) };
  return { billed_units: tokens, tokens, cached_tokens: usage.cachedInput, cost: costNanos / 1e9 };
}

export function toolCallId(id: string | undefined, { requestId }: Call, index: number): string {
  return id || `call_${requestId.slice(4)}_${index}`;
}

function contentOf(message: Message) {
  const text = message.content || message.refusal;
  const thought = message.reasoning_content ?? message.reasoning;
  return [
    ...(typeof thought === "string" && thought ? [{ type: "thinking", thinking: thought }] : []),
    ...(text ? [{ type: "text", text }] : []),
  ];
}

/** A chat completion as an answer of Cohere's v2 chat. */
export function toCohereAnswer(text: string, call: Call, measured: MeasuredUsage): string {
  const { id, choices = [] } = JSON.parse(text) as Completion;
  const { message = {}, finish_reason } = choices[0] ?? {};
  const content = contentOf(message);
  const calls = (message.tool_calls ?? []).map(({ id: callId, function: named }, i) => ({
    id: toolCallId(callId, call, i),
    type: "function",
    function: { name: named?.name ?? "", arguments: named?.arguments ?? "" },
  }));
  return JSON.stringify({
    id: id || call.requestId,
    finish_reason: toFinishReason(
      calls.length > 0 && finish_reason === "stop" ? "tool_calls" : finish_reason,
    ),
    message: {
      role: "assistant",
      ...(content.length > 0 && { content }),
      ...(calls.length > 0 && { tool_calls: calls }),
    },
    usage: toCohereUsage(measured),
  });
}
