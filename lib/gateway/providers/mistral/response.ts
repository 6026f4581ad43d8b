import { textsOfMessage } from "../openai/response";
import { readOpenAiUsage } from "../openai/usage";
import type { ProviderAnswer } from "../provider";
import { toChatFinish, toChatMessage } from "./answer";

type Choice = { index?: number; message?: Record<string, unknown>; finish_reason?: string | null };

/** Reads one of Mistral's answers as a chat completion; throws on anything else. */
export function readMistralResponse(body: Buffer): ProviderAnswer {
  const value = JSON.parse(body.toString("utf8")) as { choices?: Choice[]; usage?: unknown };
  if (!Array.isArray(value.choices)) throw new Error("the answer has no choices");
  const messages = value.choices.map(({ message }) => toChatMessage(message ?? {}));
  const choices = value.choices.map(({ index, finish_reason }, i) => ({
    index: index ?? i,
    message: messages[i]!,
    logprobs: null,
    finish_reason: toChatFinish(finish_reason) ?? "stop",
  }));
  return {
    text: JSON.stringify({ ...value, choices }),
    usage: readOpenAiUsage(value.usage),
    outputTexts: () => messages.flatMap(textsOfMessage),
  };
}
