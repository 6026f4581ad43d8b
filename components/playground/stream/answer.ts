import type { Estimate } from "@/lib/contract/gateway";
import type { ChatBody } from "../../snippets/chat-snippet";

export type AnswerError = { status: number; code: string; message: string };

export type AnswerUsage = {
  costUsd: number | null;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  reasoningTokens: number;
};

export type ToolCall = { index: number; name: string; arguments: string };

/** One model's answer to one turn, and what was sent to get it. */
export type Answer = {
  status: "streaming" | "done" | "stopped" | "failed";
  body: ChatBody;
  text: string;
  reasoning: string;
  toolCalls: ToolCall[];
  finishReason: string | null;
  usage: AnswerUsage | null;
  provider: string | null;
  requestId: string | null;
  ttftMs: number | null;
  latencyMs: number | null;
  error: AnswerError | null;
  /** What was foretold of it. */
  estimate: Estimate | null;
};

export function newAnswer(body: ChatBody): Answer {
  return {
    status: "streaming",
    body,
    text: "",
    reasoning: "",
    toolCalls: [],
    finishReason: null,
    usage: null,
    provider: null,
    requestId: null,
    ttftMs: null,
    latencyMs: null,
    error: null,
    estimate: null,
  };
}

/** Tokens a second while the answer was written; null when there is no measure of it. */
export function tokensPerSecond(answer: Answer): number | null {
  if (!answer.usage || answer.ttftMs === null || answer.latencyMs === null) return null;
  const seconds = (answer.latencyMs - answer.ttftMs) / 1_000;
  return seconds > 0.02 ? answer.usage.outputTokens / seconds : null;
}
