import { toChatUsageForm } from "../chat-usage";
import type { ProviderAnswer, ReportedUsage } from "../provider";
import { ANSWER_TOOL } from "./answer-tool";
import {
  type AnswerBlock,
  type AnthropicMessage,
  readMessage,
  reasoningDetail,
  textsOfBlocks,
  toFinishReason,
} from "./message";
import { readAnthropicUsage } from "./usage";

const isCall = ({ type, name }: AnswerBlock) => type === "tool_use" && name !== ANSWER_TOOL;

function textOf(blocks: AnswerBlock[]): string {
  return blocks
    .map(({ type, text, name, input }) => {
      if (type === "text") return String(text ?? "");
      return type === "tool_use" && name === ANSWER_TOOL ? JSON.stringify(input) : "";
    })
    .join("");
}

function reasoningOf(blocks: AnswerBlock[]): Record<string, unknown> {
  const details = blocks.flatMap((block, index) => {
    if (block.type === "redacted_thinking") {
      return [reasoningDetail(index, { type: "reasoning.encrypted", data: String(block.data ?? "") })];
    }
    if (block.type !== "thinking") return [];
    const { thinking, signature } = block as { thinking?: string; signature?: string };
    return [reasoningDetail(index, { type: "reasoning.text", text: thinking ?? "", signature })];
  });
  if (details.length === 0) return {};
  const text = details.map((detail) => detail.text ?? "").join("");
  return { ...(text && { reasoning_content: text }), reasoning_details: details };
}

function toolCallsOf(blocks: AnswerBlock[]): Record<string, unknown> {
  const calls = blocks.filter(isCall).map(({ id, name, input }) => ({
    id,
    type: "function",
    function: { name, arguments: JSON.stringify(input ?? {}) },
  }));
  return calls.length > 0 ? { tool_calls: calls } : {};
}

function finishOf({ content, stop_reason: reason }: AnthropicMessage): string {
  const finish = toFinishReason(reason ?? "end_turn");
  return finish === "tool_calls" && !content.some(isCall) ? "stop" : finish;
}

/** A message as a chat completion; blocks of tools that the provider ran itself are left out. */
export function toChatAnswer(message: AnthropicMessage, usage: ReportedUsage | null): ProviderAnswer {
  const { content } = message;
  const text = textOf(content);
  const calls = toolCallsOf(content);
  const completion = {
    id: message.id ?? "msg",
    object: "chat.completion",
    created: Math.floor(Date.now() / 1_000),
    model: message.model ?? "",
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: text === "" && "tool_calls" in calls ? null : text,
          refusal: null,
          ...reasoningOf(content),
          ...calls,
        },
        logprobs: null,
        finish_reason: finishOf(message),
      },
    ],
    ...(usage && { usage: toChatUsageForm(usage.vector) }),
  };
  return { text: JSON.stringify(completion), usage, outputTexts: () => textsOfBlocks(content) };
}

/** Reads a message of the Messages API as a chat completion. */
export function readAnthropicResponse(body: Buffer): ProviderAnswer {
  const message = readMessage(body.toString("utf8"));
  return toChatAnswer(message, readAnthropicUsage(message.usage));
}
