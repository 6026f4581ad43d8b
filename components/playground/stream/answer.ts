import type { Estimate } from "@/lib/contract/gateway";
import type { ChatBody } from "@/lib/contract/playground-request";

export type AnswerError = {
  /** 0 where nobody answered; 200 where a stream told of it. */
  status: number;
  code: string;
  message: string;
  /** Seconds until it may be asked again, where that is known. */
  retryAfter?: number;
};

export type AnswerUsage = {
  costUsd: number | null;
  inputTokens: number;
  cachedTokens: number;
  cacheWriteTokens: number;
  outputTokens: number;
  reasoningTokens: number;
  audioTokens: number;
};

export type ToolCall = { index: number; id: string; name: string; arguments: string };

/** One call of a model: what was sent, and what came back of it so far. */
export type Answer = {
  /** Names it while it is written. */
  key: string;
  status: "streaming" | "done" | "stopped" | "failed";
  /** As sent, but for attachments, which stand as `attachment:<id>`. */
  body: ChatBody;
  text: string;
  reasoning: string;
  toolCalls: ToolCall[];
  /** What a person answered to its tool calls, by the call's id. */
  toolResults: Record<string, string>;
  finishReason: string | null;
  usage: AnswerUsage | null;
  responseId: string | null;
  provider: string | null;
  requestId: string | null;
  /** Calls of providers that were made for it; with none there is no record of it. */
  attempts: number;
  cache: string | null;
  ttftMs: number | null;
  latencyMs: number | null;
  error: AnswerError | null;
  /** What was foretold of it. */
  estimate: Estimate | null;
};

export function newAnswer(key: string, body: ChatBody): Answer {
  return {
    key,
    status: "streaming",
    body,
    text: "",
    reasoning: "",
    toolCalls: [],
    toolResults: {},
    finishReason: null,
    usage: null,
    responseId: null,
    provider: null,
    requestId: null,
    attempts: 0,
    cache: null,
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

export const hasContent = ({ text, toolCalls }: Answer) => text !== "" || toolCalls.length > 0;

/** Tool calls that still wait for what the tool says. */
export function openCalls(answer: Answer): ToolCall[] {
  return answer.toolCalls.filter(({ id }) => answer.toolResults[id] === undefined);
}
