import type { Call } from "../../call";
import { scanMembers, spliceMembers } from "../../parse/json-members";
import type { MeasuredUsage } from "../../settle/measured-usage";
import { withCost as addCost } from "../chat/answer";
import type { Block } from "./content";
import { pricedUsage } from "./usage";

type ToolCall = { id?: string; function?: { name?: string; arguments?: string } };
type Detail = { type?: string; text?: string; signature?: string; data?: string };
type Message = {
  content?: string | null;
  refusal?: string | null;
  reasoning_content?: string | null;
  reasoning?: unknown;
  reasoning_details?: Detail[];
  tool_calls?: ToolCall[];
};
type Completion = {
  id?: string;
  model?: string;
  choices?: { message?: Message; finish_reason?: string | null }[];
};

const STOP_REASONS: Record<string, string> = {
  length: "max_tokens",
  tool_calls: "tool_use",
  function_call: "tool_use",
  content_filter: "refusal",
};

export function toStopReason(finish: string | null | undefined): string {
  return STOP_REASONS[finish ?? "stop"] ?? "end_turn";
}

/** Arguments that are no JSON object are kept as they are, under one name. */
function toInput(text: string): Record<string, unknown> {
  if (text.trim() === "") return {};
  try {
    const input = JSON.parse(text) as unknown;
    if (typeof input === "object" && input !== null && !Array.isArray(input)) {
      return input as Record<string, unknown>;
    }
  } catch {
    // Kept below.
  }
  return { arguments: text };
}

/** Thinking as it was signed; without a signature it has an empty one. */
function thinkingBlocks(message: Message): Block[] {
  const details = (message.reasoning_details ?? []).flatMap(({ type, text, signature, data }): Block[] => {
    if (type === "reasoning.encrypted" && data) return [{ type: "redacted_thinking", data }];
    return type === "reasoning.text"
      ? [{ type: "thinking", thinking: text ?? "", signature: signature ?? "" }]
      : [];
  });
  if (details.length > 0) return details;
  const plain = message.reasoning_content ?? message.reasoning;
  return typeof plain === "string" && plain ? [{ type: "thinking", thinking: plain, signature: "" }] : [];
}

export function toolUseId(id: string | undefined, call: Call, index: number): string {
  return id || `toolu_${call.requestId.slice(4)}_${index}`;
}

function contentOf(message: Message, call: Call): Block[] {
  const text = message.content || message.refusal;
  const calls = (message.tool_calls ?? []).map(
    ({ id, function: named }, i): Block => ({
      type: "tool_use",
      id: toolUseId(id, call, i),
      name: named?.name ?? "",
      input: toInput(named?.arguments ?? ""),
    }),
  );
  return [...thinkingBlocks(message), ...(text ? [{ type: "text", text }] : []), ...calls];
}

/** A chat completion as a message. */
export function toMessage(text: string, call: Call, measured: MeasuredUsage): string {
  const { id, model, choices } = JSON.parse(text) as Completion;
  const choice = choices?.[0];
  const content = contentOf(choice?.message ?? {}, call);
  const calls = content.some(({ type }) => type === "tool_use");
  return JSON.stringify({
    id: id ?? `msg_${call.requestId.slice(4)}`,
    type: "message",
    role: "assistant",
    model: model ?? call.modelSlug,
    content,
    stop_reason: calls ? "tool_use" : toStopReason(choice?.finish_reason),
    stop_sequence: null,
    usage: pricedUsage(measured),
  });
}

/** The provider's own bytes with the cost in the usage; the whole usage is ours where the provider gave none. */
export function withCost(text: string, measured: MeasuredUsage, isReported: boolean): string {
  if (isReported) return addCost(text, measured, true);
  return spliceMembers(text, scanMembers(text), { usage: JSON.stringify(pricedUsage(measured)) });
}
