import type { GeminiResponse } from "@/lib/contract/gateway";
import { toChatUsageForm } from "../chat-usage";
import { textsOfMessage } from "../openai/response";
import type { ProviderAnswer } from "../provider";
import { AnswerView, type Choice } from "./answer/answer-view";

type Message = Record<string, unknown>;

function messageOf({ delta }: Choice): Message {
  const { content, tool_calls: calls, audio, ...rest } = delta as Message & { tool_calls?: Message[] };
  return {
    role: "assistant",
    content: content ?? (calls ? null : ""),
    refusal: null,
    ...rest,
    // A whole message's calls have no index.
    ...(calls && { tool_calls: calls.map(({ index: _, ...call }) => call) }),
    ...(audio ? { audio: { ...(audio as Message), expires_at: 0 } } : {}),
  };
}

function choiceOf(choice: Choice) {
  const { index, finish, nativeFinish, logprobs } = choice;
  return {
    index,
    message: messageOf(choice),
    logprobs,
    finish_reason: finish ?? "stop",
    native_finish_reason: nativeFinish,
  };
}

/** An answer without a candidate and without a reason is an empty one: it was paid for. */
const EMPTY: Choice = {
  index: 0,
  isFirst: true,
  delta: {},
  finish: "stop",
  nativeFinish: null,
  logprobs: null,
};

type ReadAnswer = ProviderAnswer & { native: string };

function read(body: Buffer, upstreamModel: string | undefined): ReadAnswer {
  const native = body.toString("utf8");
  const view = new AnswerView(upstreamModel);
  const found = view.read(JSON.parse(native) as GeminiResponse);
  const choices = (found.length > 0 ? found : [EMPTY]).map(choiceOf);
  const usage = view.reported();
  const completion = {
    ...view.head(),
    object: "chat.completion",
    choices,
    ...(usage && usage.invalid === null && { usage: toChatUsageForm(usage.vector) }),
  };
  return {
    native,
    text: JSON.stringify(completion),
    usage,
    outputTexts: () => choices.flatMap(({ message }) => textsOfMessage(message)),
  };
}

/** Reads an answer of generateContent as a chat completion; throws on anything else. */
export function readGeminiAsChat(body: Buffer, upstreamModel?: string): ProviderAnswer {
  const { text, usage, outputTexts } = read(body, upstreamModel);
  return { text, usage, outputTexts };
}

/** Reads an answer of generateContent for a caller of the same protocol: its own bytes. */
export function readGeminiResponse(body: Buffer, upstreamModel?: string): ProviderAnswer {
  const { native, usage, outputTexts } = read(body, upstreamModel);
  return { text: native, usage, outputTexts };
}
