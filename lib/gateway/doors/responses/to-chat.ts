import type { ChatRequest, ResponsesRequest } from "@/lib/contract/gateway";
import { toMessages } from "./messages";
import type { NativeOnly } from "./native-only";
import { ToolBook } from "./tool-book";

type Body = ResponsesRequest;

const LOGPROBS = "message.output_text.logprobs";
const STANDARD_TIERS = new Set(["auto", "default"]);

/** Whether the caller wants the log probabilities of what is said. */
function wantsLogprobs({ include, top_logprobs }: Body): boolean {
  return include?.includes(LOGPROBS) === true || (top_logprobs ?? 0) > 0;
}

function toResponseFormat({ text }: Body): ChatRequest["response_format"] | undefined {
  const format = text?.format;
  if (!format || format.type === "text") return undefined;
  if (format.type === "json_object") return { type: "json_object" };
  const { name = "answer", description, schema, strict } = format;
  const wanted = {
    name,
    ...(description != null && { description }),
    ...(schema !== undefined && { schema }),
    ...(strict != null && { strict }),
  };
  return { type: "json_schema", json_schema: wanted };
}

function toolMembers(body: Body, natives: NativeOnly): Partial<ChatRequest> {
  const { tools, choice } = new ToolBook(body, natives).choose(body.tool_choice);
  if (tools.length === 0) return {};
  return {
    tools,
    ...(choice != null && { tool_choice: choice as ChatRequest["tool_choice"] }),
    ...(body.parallel_tool_calls != null && { parallel_tool_calls: body.parallel_tool_calls }),
  };
}

function logprobMembers(body: Body): Partial<ChatRequest> {
  if (!wantsLogprobs(body)) return {};
  return { logprobs: true, ...(body.top_logprobs != null && { top_logprobs: body.top_logprobs }) };
}

/** What is kept at a provider, or is for one to run over a whole conversation. */
function noteStored(body: Body, natives: NativeOnly): void {
  if (body.previous_response_id != null)
    natives.note("previous_response_id", "Earlier responses are kept by the provider", true);
  if (body.conversation != null) natives.note("conversation", "Conversations are kept by the provider", true);
  if (body.prompt != null) natives.note("prompt", "Prompt templates are kept by the provider", true);
  if (body.context_management != null)
    natives.note("context_management", "Compaction is run by the provider");
  if (body.moderation != null)
    natives.note("moderation", "Moderation beside an answer is run by the provider");
}

/** The chat completion that a request amounts to; what has no place there is noted in `natives`. */
export function toChatRequest(body: Body, natives: NativeOnly): ChatRequest {
  noteStored(body, natives);
  const { temperature, top_p, reasoning, max_output_tokens, service_tier } = body;
  const format = toResponseFormat(body);
  return {
    model: body.model,
    messages: toMessages(body, natives),
    ...(body.stream === true && { stream: true }),
    ...(max_output_tokens != null && { max_completion_tokens: max_output_tokens }),
    ...(temperature != null && { temperature }),
    ...(top_p != null && { top_p }),
    ...toolMembers(body, natives),
    ...(format && { response_format: format }),
    ...(reasoning?.effort != null && { reasoning_effort: reasoning.effort }),
    ...(service_tier != null && !STANDARD_TIERS.has(service_tier) && { service_tier }),
    ...logprobMembers(body),
  };
}
