import type { ChatChunk, ChatUsage } from "@/lib/contract/gateway";
import type { Answer, AnswerUsage, ToolCall } from "./answer";

type ErrorChunk = { error?: { message?: string; code?: string | null } };
type Delta = ChatChunk["choices"][number]["delta"] & {
  reasoning_content?: string;
  reasoning?: string;
  refusal?: string | null;
};

/** The answer after one chunk of its stream. */
export function applyChunk(answer: Answer, chunk: ChatChunk & ErrorChunk, elapsedMs: number): Answer {
  const next = { ...answer, responseId: chunk.id ?? answer.responseId };
  const choice = chunk.choices?.[0];
  if (choice) {
    const delta = (choice.delta ?? {}) as Delta;
    const reasoning = delta.reasoning_content ?? delta.reasoning ?? "";
    const text = (delta.content ?? "") + (delta.refusal ?? "");
    if ((text || reasoning || delta.tool_calls?.length) && next.ttftMs === null) next.ttftMs = elapsedMs;
    next.text += text;
    next.reasoning += reasoning;
    if (delta.tool_calls) next.toolCalls = mergeToolCalls(next, delta.tool_calls);
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

/** Pieces of a call carry its index; the id and the name come once, the arguments in parts. */
function mergeToolCalls(answer: Answer, pieces: NonNullable<Delta["tool_calls"]>): ToolCall[] {
  const calls = [...answer.toolCalls];
  pieces.forEach((piece, position) => {
    const index = typeof piece.index === "number" ? piece.index : position;
    const at = calls.findIndex((call) => call.index === index);
    // Some providers give no id: one of our own then ties the answer to the call.
    const known = at < 0 ? { index, id: `call_${answer.key}_${index}`, name: "", arguments: "" } : calls[at]!;
    const grown = {
      index,
      id: piece.id || known.id,
      name: known.name + (piece.function?.name ?? ""),
      arguments: known.arguments + (piece.function?.arguments ?? ""),
    };
    if (at < 0) calls.push(grown);
    else calls[at] = grown;
  });
  return calls;
}

function toUsage(usage: ChatUsage): AnswerUsage {
  return {
    costUsd: usage.cost ?? null,
    inputTokens: usage.prompt_tokens,
    cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
    cacheWriteTokens: usage.prompt_tokens_details?.cache_write_tokens ?? 0,
    outputTokens: usage.completion_tokens,
    reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? 0,
    audioTokens:
      (usage.prompt_tokens_details?.audio_tokens ?? 0) + (usage.completion_tokens_details?.audio_tokens ?? 0),
  };
}
