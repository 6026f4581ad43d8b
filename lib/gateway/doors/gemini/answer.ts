import type { Call, ChatAsk } from "../../call";
import type { MeasuredUsage } from "../../settle/measured-usage";
import { type ChatCall, type ChatContent, toAnswerParts, toCallPart, toLogprobs } from "./answer-parts";
import { toFinishReason } from "./finish";
import { toGeminiUsage } from "./usage";

type ChatChoice = {
  index?: number;
  message?: ChatContent & { tool_calls?: ChatCall[] | null };
  finish_reason?: string | null;
  logprobs?: unknown;
};

const MALFORMED = "MALFORMED_FUNCTION_CALL";

type Thinking = { thinkingConfig?: { includeThoughts?: boolean } };

/** Gemini shows thoughts only to those who ask. */
export function asksForThoughts({ native }: ChatAsk): boolean {
  return (native.generationConfig as Thinking | null | undefined)?.thinkingConfig?.includeThoughts === true;
}

function candidateOf(
  { index = 0, message = {}, finish_reason: finish, logprobs }: ChatChoice,
  thoughts: boolean,
) {
  const calls = (message.tool_calls ?? []).map(toCallPart);
  const parts = [...toAnswerParts(message, thoughts), ...calls.filter((part) => part !== null)];
  return {
    content: { parts, role: "model" },
    finishReason: calls.includes(null) ? MALFORMED : toFinishReason(finish ?? "stop"),
    index,
    ...toLogprobs(logprobs),
  };
}

/** A chat completion as an answer of generateContent. */
export function toGeminiAnswer(text: string, ask: ChatAsk, call: Call, measured: MeasuredUsage): string {
  const { choices, model } = JSON.parse(text) as { choices: ChatChoice[]; model?: string };
  const thoughts = asksForThoughts(ask);
  return JSON.stringify({
    candidates: choices.map((choice) => candidateOf(choice, thoughts)),
    usageMetadata: toGeminiUsage(measured),
    modelVersion: model || ask.model,
    responseId: call.requestId,
  });
}
