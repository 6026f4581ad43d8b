import type { ResponsesRequest } from "@/lib/contract/gateway";
import type { Call, ChatAsk } from "../../call";
import type { MeasuredUsage } from "../../settle/measured-usage";
import { NativeOnly } from "./native-only";
import {
  callItem,
  messageItem,
  reasoningItem,
  refusalPart,
  summaryPart,
  textPart,
  toLogprobs,
} from "./output-items";
import { endOfFinish, ResponseObjects } from "./response-object";
import { ToolBook } from "./tool-book";
import { toResponsesUsage, withResponsesCost } from "./usage";

type ChatMessage = {
  content?: string | null;
  refusal?: string | null;
  reasoning_content?: unknown;
  reasoning?: unknown;
  tool_calls?: { id?: string; function?: { name?: string; arguments?: string } }[] | null;
};
type ChatAnswer = {
  model?: unknown;
  choices?: { message?: ChatMessage; finish_reason?: string | null; logprobs?: unknown }[];
};

export const bookOf = (ask: ChatAsk) =>
  new ToolBook((ask.native as ResponsesRequest).tools ?? [], new NativeOnly());

/** The reasoning that a message or delta of chat completions carries, under whichever of its names. */
export function reasoningOf({ reasoning_content, reasoning }: Record<string, unknown>): string {
  if (typeof reasoning_content === "string" && reasoning_content) return reasoning_content;
  return typeof reasoning === "string" ? reasoning : "";
}

function contentOf({ content, refusal, tool_calls }: ChatMessage, logprobs: unknown): unknown[] {
  const parts: unknown[] = [];
  const isSilent = !refusal && !tool_calls?.length;
  if (content || (content === "" && isSilent)) parts.push(textPart(content, toLogprobs(logprobs)));
  if (refusal) parts.push(refusalPart(refusal));
  return parts;
}

/** A chat completion as a response. */
export function toResponse(text: string, ask: ChatAsk, call: Call, measured: MeasuredUsage): string {
  const { model, choices = [] } = JSON.parse(text) as ChatAnswer;
  const { message = {}, finish_reason, logprobs } = choices[0] ?? {};
  const objects = new ResponseObjects(ask, call);
  if (typeof model === "string" && model) objects.model = model;
  const end = endOfFinish(finish_reason);
  const status = end.status === "completed" ? ("completed" as const) : ("incomplete" as const);
  const output: unknown[] = [];
  const id = (prefix: string) => objects.itemId(prefix, output.length);
  const reasoning = reasoningOf(message);
  if (reasoning) output.push(reasoningItem(id("rs"), [summaryPart(reasoning)], null));
  const content = contentOf(message, logprobs);
  if (content.length > 0) output.push(messageItem(id("msg"), content, status));
  const book = bookOf(ask);
  for (const { id: callId, function: called } of message.tool_calls ?? []) {
    const tool = book.toolNamed(called?.name ?? "");
    const args = called?.arguments || "{}";
    output.push(callItem(id("fc"), callId || id("call"), tool, args, "completed"));
  }
  return JSON.stringify(objects.response(end, output, toResponsesUsage(measured)));
}

/** Members that OpenAI's clients may rely on, and that others leave out. */
const ALWAYS_THERE = {
  error: null,
  incomplete_details: null,
  instructions: null,
  metadata: {},
  parallel_tool_calls: true,
  temperature: null,
  tool_choice: "auto",
  tools: [],
  top_p: null,
};

/** A provider's own response, whole, with the cost in its usage. */
export function completed(response: Record<string, unknown>, measured: MeasuredUsage): unknown {
  return { ...ALWAYS_THERE, ...response, usage: withResponsesCost(response.usage, measured) };
}
