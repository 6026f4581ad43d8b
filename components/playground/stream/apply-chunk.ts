import type { ChatChunk, ChatUsage } from "@/lib/contract/gateway";
import type { Answer, AnswerUsage, ToolCall } from "./answer";

type ErrorChunk = { error?: { message?: string; code?: string | null } };
type Delta = ChatChunk["choices"][number]["delta"] & { reasoning_content?: string; reasoning?: string };

/** The answer after one chunk of its stream. */
export function applyChunk(answer: Answer, chunk: ChatChunk & ErrorChunk, elapsedMs: number): Answer {
  const next = { ...answer };
  const choice = chunk.choices?.[0];
  if (choice) {
    const delta = choice.delta as Delta;
    const reasoning = delta.reasoning_content ?? delta.reasoning ?? "";
    if ((delta.content || reasoning || delta.tool_calls?.length) && next.ttftMs === null)
      next.ttftMs = elapsedMs;
    next.text += delta.content ?? "";
    next.reasoning += reasoning;
    if (delta.tool_calls) next.toolCalls = mergeToolCalls(next.toolCalls, delta.tool_calls);
    next.finishReason = choice.finish_reason ?? next.finishReason;
  }
  if (chunk.usage) next.usage = toUsage(chunk.usage);
  if (chunk.error) {
    next.status = "failed";
    next.error = {
      status: 200,
      code: chunk.error.code ?? "error",
      message: chunk.error.message ?? "The stream broke off.",
    };
  }
  return next;
}

/** Pieces of a call carry its index; the name comes once, the arguments in parts. */
function mergeToolCalls(known: ToolCall[], pieces: NonNullable<Delta["tool_calls"]>): ToolCall[] {
  const calls = known.map((call) => ({ ...call }));
  pieces.forEach((piece, position) => {
    const index = typeof piece.index === "number" ? piece.index : position;
    calls[index] ??= { index, name: "", arguments: "" };
    calls[index].name += piece.function?.name ?? "";
    calls[index].arguments += piece.function?.arguments ?? "";
  });
  return calls;
}

function toUsage(usage: ChatUsage): AnswerUsage {
  return {
    costUsd: usage.cost ?? null,
    inputTokens: usage.prompt_tokens,
    cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
    outputTokens: usage.completion_tokens,
    reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? 0,
  };
}
