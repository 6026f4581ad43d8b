import type { ChatRequest, CountTokensRequest, MessagesRequest } from "@/lib/contract/gateway";
import type { NativeOnly } from "../responses/native-only";
import { toChatMessages } from "./turns";

/** Longer ones are refused by some hosts. */
const USER_CHARS_MAX = 64;

/** Tools whose finds become input; others are only described in words of Anthropic's, and run by the client. */
const FINDS = /^(?:web_search|web_fetch|code_execution|advisor|mcp_toolset)/;

type Prompt = CountTokensRequest & Partial<MessagesRequest>;

function toTools({ tools }: Prompt, natives: NativeOnly): Partial<ChatRequest> {
  const functions = (tools ?? []).flatMap((tool, i) => {
    if (tool.input_schema && tool.name && (tool.type ?? "custom") === "custom") {
      const { name, description, input_schema: parameters, cache_control: control } = tool;
      const named = { name, ...(description && { description }), parameters };
      return [{ type: "function", function: named, ...(control ? { cache_control: control } : {}) }];
    }
    const type = tool.type ?? tool.name ?? "";
    natives.note(`tools[${i}]`, `This is Anthropic's own tool ${type}`.trim(), FINDS.test(type));
    return [];
  });
  return functions.length > 0 ? { tools: functions } : {};
}

function toChoice({ tool_choice: choice, tools }: Prompt): Partial<ChatRequest> {
  if (!choice || !tools?.length) return {};
  const alone = choice.disable_parallel_tool_use === true ? { parallel_tool_calls: false } : {};
  if (choice.type === "any") return { ...alone, tool_choice: "required" };
  if (choice.type === "tool") {
    return { ...alone, tool_choice: { type: "function", function: { name: choice.name ?? "" } } };
  }
  return { ...alone, tool_choice: choice.type };
}

/** A budget is about an effort: the same steps by which an effort becomes a budget for Claude. */
function effortOfBudget(tokens: number): string {
  if (tokens < 4_096) return "low";
  return tokens < 16_384 ? "medium" : "high";
}

/** Efforts above `high` have no common name. */
function toEffort({ thinking, output_config: config }: Prompt): Partial<ChatRequest> {
  if (!thinking || thinking.type === "disabled") return {};
  if (typeof thinking.budget_tokens === "number") {
    return { reasoning_effort: effortOfBudget(thinking.budget_tokens) };
  }
  const effort = config?.effort;
  if (!effort) return {};
  return { reasoning_effort: effort === "low" || effort === "medium" ? effort : "high" };
}

function toFormat({ output_config: config, output_format: older }: Prompt): Partial<ChatRequest> {
  const schema = (config?.format ?? older)?.schema;
  if (!schema) return {};
  return { response_format: { type: "json_schema", json_schema: { name: "answer", schema, strict: true } } };
}

function noteNatives(body: Prompt, natives: NativeOnly): void {
  if (body.top_k != null) natives.note("top_k", "A bound on the tokens to choose from is set");
  if (Array.isArray(body.mcp_servers) && body.mcp_servers.length > 0) {
    natives.note("mcp_servers", "MCP servers are called by Anthropic", true);
  }
  if (body.container != null) natives.note("container", "A container runs at Anthropic", true);
  if (body.max_tokens === 0) natives.note("max_tokens", "A prompt cache is filled without an answer");
}

/** The chat that a Messages request amounts to; what only Anthropic offers is noted. */
export function toChatRequest(body: Prompt, natives: NativeOnly): ChatRequest {
  noteNatives(body, natives);
  const { temperature, top_p, stop_sequences: stop, max_tokens: bound, metadata } = body;
  return {
    model: body.model,
    messages: toChatMessages(body, natives),
    ...(body.stream === true && { stream: true }),
    ...(bound !== undefined && { max_tokens: bound }),
    ...(temperature != null && { temperature }),
    ...(top_p != null && { top_p }),
    ...(stop?.length && { stop }),
    ...toTools(body, natives),
    ...toChoice(body),
    ...toEffort(body),
    ...toFormat(body),
    ...(metadata?.user_id && metadata.user_id.length <= USER_CHARS_MAX && { user: metadata.user_id }),
  };
}
