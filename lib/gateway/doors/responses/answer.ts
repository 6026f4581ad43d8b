import type { ResponsesRequest } from "@/lib/contract/gateway";
import type { Call, ChatAsk } from "../../call";
import type { MeasuredUsage } from "../../settle/measured-usage";
import { NativeOnly } from "./native-only";
import {
  callItem,
  imageItem,
  imagesOf,
  messageItem,
  reasoningItem,
  refusalPart,
  summaryPart,
  textPart,
  toAnnotations,
  toLogprobs,
} from "./output-items";
import { endOfFinish, type ResponseEnd, ResponseObjects } from "./response-object";
import { SealedReasoning } from "./sealed-reasoning";
import { ToolBook } from "./tool-book";
import { toResponsesUsage, withResponsesCost } from "./usage";

type ChatMessage = {
  content?: string | null;
  refusal?: string | null;
  reasoning_content?: unknown;
  reasoning?: unknown;
  reasoning_details?: unknown;
  annotations?: unknown;
  images?: unknown;
  tool_calls?:
    | { id?: string; function?: { name?: string; arguments?: string }; extra_content?: unknown }[]
    | null;
};
type ChatAnswer = {
  model?: unknown;
  choices?: { message?: ChatMessage; finish_reason?: string | null; logprobs?: unknown }[];
};

export const bookOf = (ask: ChatAsk) => new ToolBook(ask.native as ResponsesRequest, new NativeOnly());

/** The reasoning that a message or delta of chat completions carries, under whichever of its names. */
export function reasoningOf({ reasoning_content, reasoning }: Record<string, unknown>): string {
  if (typeof reasoning_content === "string" && reasoning_content) return reasoning_content;
  return typeof reasoning === "string" ? reasoning : "";
}

function contentOf(message: ChatMessage, logprobs: unknown): unknown[] {
  const { content, refusal, tool_calls, annotations } = message;
  const parts: unknown[] = [];
  const isSilent = !refusal && !tool_calls?.length;
  if (content || (content === "" && isSilent))
    parts.push(textPart(content, toLogprobs(logprobs), toAnnotations(annotations)));
  if (refusal) parts.push(refusalPart(refusal));
  return parts;
}

/** The items of one choice's message, in the order in which they are generated. */
function outputOf(
  message: ChatMessage,
  logprobs: unknown,
  end: ResponseEnd,
  made: ResponseObjects,
  book: ToolBook,
) {
  const output: unknown[] = [];
  const id = (prefix: string) => made.itemId(prefix, output.length);
  const sealed = new SealedReasoning();
  sealed.add(message.reasoning_details);
  const reasoning = reasoningOf(message);
  const encrypted = sealed.seal();
  if (reasoning || encrypted)
    output.push(reasoningItem(id("rs"), reasoning ? [summaryPart(reasoning)] : [], encrypted));
  const content = contentOf(message, logprobs);
  const status = end.status === "completed" ? ("completed" as const) : ("incomplete" as const);
  if (content.length > 0) output.push(messageItem(id("msg"), content, status));
  for (const image of imagesOf(message.images)) output.push(imageItem(id("ig"), image));
  for (const { id: callId, function: called, extra_content: extra } of message.tool_calls ?? []) {
    const tool = book.toolNamed(called?.name ?? "");
    const named = { callId: callId || id("call"), tool, extra };
    output.push(callItem(id("fc"), named, called?.arguments || "{}", "completed"));
  }
  return output;
}

/** A chat completion as a response. */
export function toResponse(text: string, ask: ChatAsk, call: Call, measured: MeasuredUsage): string {
  const { model, choices = [] } = JSON.parse(text) as ChatAnswer;
  const { message = {}, finish_reason, logprobs } = choices[0] ?? {};
  const objects = new ResponseObjects(ask, call);
  if (typeof model === "string" && model) objects.model = model;
  const end = endOfFinish(finish_reason);
  const output = outputOf(message, logprobs, end, objects, bookOf(ask));
  return JSON.stringify(objects.response(end, output, toResponsesUsage(measured)));
}

/** Members that OpenAI's clients may rely on, and that others leave out. */
export const ALWAYS_THERE = {
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
export function completed(
  response: Record<string, unknown>,
  measured: MeasuredUsage,
): Record<string, unknown> {
  const { user, ...told } = response;
  const usage = withResponsesCost(response.usage, measured);
  return { ...ALWAYS_THERE, ...told, ...(user != null && { user }), usage };
}
