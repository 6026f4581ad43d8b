import type { ChatRequest } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import type { ChatAsk } from "../../call";
import type { RequestBounds, Target, UpstreamRequest } from "../provider";
import { cohereAddress } from "./address";
import { toCohereMessages } from "./messages";

/** Members that mean the same there, its own among them. */
const SAME = [
  "temperature",
  "seed",
  "presence_penalty",
  "frequency_penalty",
  "documents",
  "citation_options",
  "safety_mode",
  "strict_tools",
  "k",
  "thinking",
  "priority",
] as const;
const UNSUPPORTED = ["logprobs", "top_logprobs", "logit_bias", "functions", "audio", "web_search_options"];
const TOP_P_MIN = 0.01;

function requireSupported(body: ChatRequest): void {
  const given = UNSUPPORTED.find((name) => body[name] != null && body[name] !== false && body[name] !== 0);
  const name = given ?? ((body.n ?? 1) > 1 ? "n" : undefined);
  if (name === undefined) return;
  throw new AppError("unsupported_parameter", `This model's provider has no ${name}.`, { param: name });
}

function toTools({ tools }: ChatRequest) {
  return (tools ?? []).map(({ type, function: offered }, i) => {
    if (!offered) {
      throw new AppError("unsupported_parameter", `This model's provider has no tools of type ${type}.`, {
        param: `tools[${i}].type`,
      });
    }
    const { name, description, parameters } = offered;
    const described = description != null ? { description } : {};
    return {
      type: "function",
      function: { name, ...described, parameters: parameters ?? { type: "object", properties: {} } },
    };
  });
}

/** A call can be required, not one of a name: then no other tool is offered. */
function toolMembers(body: ChatRequest): Record<string, unknown> {
  const { tool_choice: choice } = body;
  const named = typeof choice === "object" && choice !== null ? choice.function?.name : undefined;
  const offered = toTools(body);
  const tools = named === undefined ? offered : offered.filter((tool) => tool.function.name === named);
  if (tools.length === 0) return {};
  if (choice === "none") return { tools, tool_choice: "NONE" };
  return { tools, ...((choice === "required" || named !== undefined) && { tool_choice: "REQUIRED" }) };
}

function toResponseFormat({ response_format: format }: ChatRequest): unknown {
  if (format?.type !== "json_schema") return format;
  return { type: "json_object", json_schema: format.json_schema?.schema ?? {} };
}

/** All of the probability is its own way to say that nothing is cut off. */
function toTopP({ top_p: p }: ChatRequest): { p?: number } {
  return p == null || p >= 1 ? {} : { p: Math.max(TOP_P_MIN, p) };
}

function toThinking(body: ChatRequest, { model }: Target): Record<string, unknown> {
  const { reasoning_effort: effort } = body;
  if (effort == null || body.thinking != null || !model.capabilities.includes("reasoning")) return {};
  return { thinking: { type: effort === "none" ? "disabled" : "enabled" } };
}

function toCohereBody(ask: ChatAsk, target: Target, bounds: RequestBounds): Record<string, unknown> {
  const { body } = ask;
  requireSupported(body);
  const maxTokens = bounds.maxOutputTokens ?? ask.maxOutputTokens;
  const same = SAME.flatMap((name) => (body[name] == null ? [] : [[name, body[name]] as const]));
  const { stop } = body;
  return {
    model: target.upstreamModel,
    messages: toCohereMessages(body),
    ...Object.fromEntries(same),
    ...toTopP(body),
    ...toThinking(body, target),
    ...(maxTokens !== null && { max_tokens: maxTokens }),
    ...(ask.stream && { stream: true }),
    ...(stop != null && { stop_sequences: typeof stop === "string" ? [stop] : stop }),
    ...(body.response_format && { response_format: toResponseFormat(body) }),
    ...toolMembers(body),
  };
}

/** A chat completion as Cohere's v2 chat takes it. */
export function toCohereRequest(ask: ChatAsk, target: Target, bounds: RequestBounds): UpstreamRequest {
  const { path, headers } = cohereAddress(target, "/v2/chat");
  const accept = ask.stream ? "text/event-stream" : "application/json";
  return {
    path,
    headers: ["content-type", "application/json", "accept", accept, "user-agent", "turnpike", ...headers],
    body: JSON.stringify(toCohereBody(ask, target, bounds)),
  };
}
