import { randomUUID } from "node:crypto";
import type { AnswerBlock } from "../anthropic/message";
import { toChatAnswer } from "../anthropic/response";
import type { ProviderAnswer } from "../provider";
import { readBedrockUsage } from "./usage";

type ConverseBlock = {
  text?: string;
  toolUse?: { toolUseId?: string; name?: string; input?: unknown; type?: string };
  reasoningContent?: { reasoningText?: { text?: string; signature?: string }; redactedContent?: string };
  citationsContent?: { content?: { text?: string }[] };
};
type Converse = {
  output?: { message?: { content?: ConverseBlock[] } };
  stopReason?: string;
  usage?: unknown;
  serviceTier?: unknown;
};

const STOP_REASONS: Record<string, string> = {
  guardrail_intervened: "refusal",
  content_filtered: "refusal",
};

/** Converse's stop reasons in the words of the Messages API, whose others it shares. */
export function toAnthropicStop(stopReason: string): string {
  return STOP_REASONS[stopReason] ?? stopReason;
}

/** A tool that Bedrock runs itself is none that the client has to call. */
export function toToolType(type: string | undefined): string {
  return type === "server_tool_use" ? type : "tool_use";
}

/** A block of Converse as one of the Messages API; null for what a chat has no place for. */
function toAnthropicBlock(block: ConverseBlock): AnswerBlock | null {
  const { text, toolUse, reasoningContent, citationsContent } = block;
  if (text !== undefined) return { type: "text", text };
  if (citationsContent) {
    return { type: "text", text: (citationsContent.content ?? []).map((part) => part.text ?? "").join("") };
  }
  if (toolUse) {
    const { type, toolUseId: id, name, input } = toolUse;
    return { type: toToolType(type), id, name, input };
  }
  if (!reasoningContent) return null;
  const { reasoningText, redactedContent } = reasoningContent;
  if (redactedContent !== undefined) return { type: "redacted_thinking", data: redactedContent };
  return { type: "thinking", thinking: reasoningText?.text ?? "", signature: reasoningText?.signature };
}

/** Reads an answer of Converse as a chat completion; throws on anything else. */
export function readConverse(body: Buffer, upstreamModel = ""): ProviderAnswer {
  const { output, stopReason, usage, serviceTier } = JSON.parse(body.toString("utf8")) as Converse;
  if (!output?.message) throw new Error("the answer has no message");
  const message = {
    id: `msg_${randomUUID()}`,
    model: upstreamModel,
    content: (output.message.content ?? []).flatMap((block) => toAnthropicBlock(block) ?? []),
    stop_reason: toAnthropicStop(stopReason ?? "end_turn"),
  };
  return toChatAnswer(message, readBedrockUsage(usage, serviceTier));
}
