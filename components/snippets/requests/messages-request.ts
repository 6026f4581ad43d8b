import type { ChatBody, Json } from "@/lib/contract/playground-request";
import type { Literal } from "../literals/literal";
import { chatMessages, chatTools, forcedTool, schemaFormat } from "./chat-fields";
import { type FileSource, systemText, toTurns } from "./messages-turns";

/** The Messages API wants a bound; this one is long enough for most answers. */
const MESSAGES_TOKENS_DEFAULT = 4_096;

/** Fields that the Messages API has under some name; of the others only these words can be said. */
const SAID = new Set([
  ...["model", "messages", "stream", "stream_options", "max_tokens", "max_completion_tokens", "temperature"],
  ...["top_p", "stop", "tools", "tool_choice", "parallel_tool_calls", "response_format", "reasoning_effort"],
  ...["user"],
]);

export type MessagesCall = { request: { [field: string]: Literal | undefined }; notes: string[] };

/** The same call in Anthropic's Messages API, and in words what that cannot say. */
export function toMessagesCall(body: ChatBody, sourceOf: FileSource): MessagesCall {
  const notes: string[] = [];
  const messages = chatMessages(body);
  const bound = body.max_completion_tokens ?? body.max_tokens;
  if (bound === undefined) {
    notes.push(`The Messages API wants a bound on the answer: ${MESSAGES_TOKENS_DEFAULT} tokens here.`);
  }
  const missing = Object.keys(body).filter((name) => body[name] !== undefined && !SAID.has(name));
  if (missing.length > 0) notes.push(`The Messages API has no ${missing.join(", ")}: left out.`);
  const request = {
    model: body.model,
    max_tokens: bound ?? MESSAGES_TOKENS_DEFAULT,
    ...systemText(messages),
    messages: toTurns(messages, sourceOf, notes),
    ...sampling(body, notes),
    ...tools(body),
    ...output(body, notes),
    ...(typeof body.user === "string" && { metadata: { user_id: body.user } }),
    ...(body.stream === true && { stream: true }),
  };
  return { request, notes };
}

function sampling({ temperature, top_p, stop }: ChatBody, notes: string[]) {
  const isHot = typeof temperature === "number" && temperature > 1;
  if (isHot) notes.push("The Messages API takes a temperature of at most 1: left out.");
  return {
    ...(!isHot && { temperature }),
    top_p,
    stop_sequences: typeof stop === "string" ? [stop] : stop,
  };
}

function tools(body: ChatBody) {
  const functions = chatTools(body).map(({ function: { name, description, parameters, strict } }) => ({
    name,
    description,
    input_schema: parameters ?? { type: "object" },
    ...(strict && { strict }),
  }));
  if (functions.length === 0) return {};
  const forced = forcedTool(body);
  const alone = body.parallel_tool_calls === false ? { disable_parallel_tool_use: true } : {};
  const word = body.tool_choice === "required" ? "any" : ((body.tool_choice as string | undefined) ?? "auto");
  const choice = forced ? { type: "tool", name: forced, ...alone } : { type: word, ...alone };
  const isSaid = body.tool_choice !== undefined || "disable_parallel_tool_use" in alone;
  return { tools: functions, ...(isSaid && { tool_choice: choice }) };
}

function output(body: ChatBody, notes: string[]): { [field: string]: Literal } {
  const { reasoning_effort: effort } = body;
  const format = schemaFormat(body);
  const config: { [field: string]: Literal } = {};
  if (format) config.format = { type: "json_schema", schema: format.schema ?? {} };
  else if (body.response_format !== undefined && !isText(body.response_format)) {
    notes.push("The Messages API answers in JSON only by a schema: left out.");
  }
  const canThink = effort === "low" || effort === "medium" || effort === "high";
  if (canThink) config.effort = effort;
  else if (effort !== undefined) notes.push(`The Messages API has no effort "${effort}": left out.`);
  return {
    ...(canThink && { thinking: { type: "adaptive" } }),
    ...(Object.keys(config).length > 0 && { output_config: config }),
  };
}

const isText = (format: Json) => (format as { type?: string } | null)?.type === "text";
