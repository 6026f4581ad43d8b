import type { ChatRequest, CohereChatRequest } from "@/lib/contract/gateway";
import { toChatMessage } from "./messages";

function toTools({ tools, strict_tools }: CohereChatRequest): Pick<ChatRequest, "tools"> {
  if (!tools?.length) return {};
  const strict = strict_tools ? { strict: true } : {};
  return { tools: tools.map(({ type, function: named }) => ({ type, function: { ...named, ...strict } })) };
}

function toResponseFormat({
  response_format: format,
}: CohereChatRequest): Pick<ChatRequest, "response_format"> {
  if (!format) return {};
  const schema = format.json_schema;
  if (format.type !== "json_object" || !schema) return { response_format: { type: format.type } };
  return { response_format: { type: "json_schema", json_schema: { name: "answer", schema } } };
}

/** What chat completions have other words for; a member that they have none for keeps its own. */
function reworded(request: CohereChatRequest): Partial<ChatRequest> {
  const { stop_sequences, p, tool_choice, thinking } = request;
  return {
    ...(stop_sequences?.length && { stop: stop_sequences }),
    ...(p != null && { top_p: p }),
    ...toTools(request),
    ...(tool_choice && { tool_choice: tool_choice === "NONE" ? "none" : "required" }),
    ...toResponseFormat(request),
    ...(thinking && { reasoning_effort: thinking.type === "disabled" ? "none" : "medium" }),
  };
}

const REWORDED = new Set([
  "messages",
  "stop_sequences",
  "p",
  "tools",
  "tool_choice",
  "strict_tools",
  "response_format",
  "thinking",
]);

/** A request of Cohere's v2 chat as the chat completion that it amounts to. */
export function toChatRequest(request: CohereChatRequest): ChatRequest {
  const same = Object.entries(request).filter(([name]) => !REWORDED.has(name));
  return {
    ...(Object.fromEntries(same) as Pick<CohereChatRequest, "model">),
    messages: request.messages.map(toChatMessage),
    ...reworded(request),
  };
}
