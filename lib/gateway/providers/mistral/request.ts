import type { ChatRequest } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import type { ChatAsk } from "../../call";
import { openAiAddress } from "../openai/operations/address";
import type { RequestBounds, Target, UpstreamRequest } from "../provider";
import { toMistralMessages } from "./messages";

/** Members that mean the same there; it refuses every other one. */
const SAME = [
  "temperature",
  "top_p",
  "stop",
  "presence_penalty",
  "frequency_penalty",
  "n",
  "prediction",
  "prompt_mode",
  "safe_prompt",
  "guardrails",
  "prompt_cache_key",
  "random_seed",
] as const;
const UNSUPPORTED = ["logprobs", "top_logprobs", "logit_bias", "functions", "audio", "web_search_options"];

function requireSupported(body: ChatRequest): void {
  for (const name of UNSUPPORTED) {
    const value = body[name];
    if (value == null || value === false) continue;
    throw new AppError("unsupported_parameter", `This model's provider has no ${name}.`, { param: name });
  }
}

function toTools({ tools }: ChatRequest) {
  return (tools ?? []).map(({ type, function: offered }, i) => {
    if (!offered) {
      throw new AppError("unsupported_parameter", `This model's provider has no tools of type ${type}.`, {
        param: `tools[${i}].type`,
      });
    }
    const { name, description, parameters, strict } = offered;
    return {
      type: "function",
      function: {
        name,
        ...(description != null && { description }),
        ...(strict != null && { strict }),
        parameters: parameters ?? { type: "object", properties: {} },
      },
    };
  });
}

function toToolChoice({ tool_choice: choice }: ChatRequest): unknown {
  if (choice === "required") return "any";
  if (typeof choice !== "object" || choice === null) return choice;
  return { type: "function", function: { name: choice.function?.name ?? "" } };
}

function toolMembers(body: ChatRequest): Record<string, unknown> {
  const tools = toTools(body);
  if (tools.length === 0) return {};
  const choice = toToolChoice(body);
  return {
    tools,
    ...(choice != null && { tool_choice: choice }),
    ...(body.parallel_tool_calls != null && { parallel_tool_calls: body.parallel_tool_calls }),
  };
}

function toResponseFormat({ response_format: format }: ChatRequest): unknown {
  if (format?.type !== "json_schema") return format;
  const { name, schema = {}, description, strict } = format.json_schema ?? { name: "answer" };
  const described = typeof description === "string" ? { description } : {};
  const wanted = { name, schema, ...described, ...(typeof strict === "boolean" && { strict }) };
  return { type: "json_schema", json_schema: wanted };
}

/** It reasons or it does not: there is no effort between. Magistral always does. */
function toEffort(
  { reasoning_effort: effort }: ChatRequest,
  { model, upstreamModel }: Target,
): string | null {
  const adjustable = model.capabilities.includes("reasoning") && !upstreamModel.startsWith("magistral");
  if (effort == null || !adjustable) return null;
  return effort === "none" || effort === "minimal" ? "none" : "high";
}

function toMistralBody(ask: ChatAsk, target: Target, bounds: RequestBounds): Record<string, unknown> {
  const { body } = ask;
  requireSupported(body);
  const maxTokens = bounds.maxOutputTokens ?? ask.maxOutputTokens;
  const effort = toEffort(body, target);
  const same = SAME.flatMap((name) => (body[name] == null ? [] : [[name, body[name]] as const]));
  return {
    model: target.upstreamModel,
    messages: toMistralMessages(body),
    ...Object.fromEntries(same),
    ...(maxTokens !== null && { max_tokens: maxTokens }),
    ...(ask.stream && { stream: true }),
    ...(body.seed != null && { random_seed: body.seed }),
    ...(body.response_format && { response_format: toResponseFormat(body) }),
    ...(effort !== null && { reasoning_effort: effort }),
    ...toolMembers(body),
  };
}

/** A chat completion as Mistral takes it. */
export function toMistralRequest(ask: ChatAsk, target: Target, bounds: RequestBounds): UpstreamRequest {
  const { path, headers } = openAiAddress(target, "/chat/completions");
  const accept = ask.stream ? "text/event-stream" : "application/json";
  return {
    path,
    headers: ["content-type", "application/json", "accept", accept, "user-agent", "turnpike", ...headers],
    body: JSON.stringify(toMistralBody(ask, target, bounds)),
  };
}
