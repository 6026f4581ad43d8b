import type { ChatBody, Json } from "@/lib/contract/playground-request";
import { Code, type Literal } from "../literals/literal";
import { typescriptLiteral } from "../literals/typescript";
import { type FileReader, toModelMessages } from "./ai-sdk-messages";
import { chatMessages, chatTools, forcedTool, schemaFormat } from "./chat-fields";

/** Settings of the AI SDK by the field that they send; other fields go out as they are, by `providerOptions`. */
const SETTINGS: Record<string, string> = {
  max_tokens: "maxOutputTokens",
  temperature: "temperature",
  top_p: "topP",
  presence_penalty: "presencePenalty",
  frequency_penalty: "frequencyPenalty",
  seed: "seed",
};
const RENAMED: Record<string, string> = { reasoning_effort: "reasoningEffort" };
const ELSEWHERE = [
  "model",
  "messages",
  "tools",
  "tool_choice",
  "response_format",
  "stream",
  "stream_options",
];

export type AiSdkCall = {
  options: { [name: string]: Literal | undefined };
  imports: string[];
  notes: string[];
};

/** The name under which the gateway's own fields are passed on. */
export const AI_SDK_PROVIDER = "turnpike";

/** The arguments of `streamText` or `generateText` that make the same call. */
export function toAiSdkCall(body: ChatBody, files: FileReader): AiSdkCall {
  const notes: string[] = [];
  const { system, messages } = toModelMessages(chatMessages(body), files, notes);
  const settings: { [name: string]: Json } = {};
  const others: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || ELSEWHERE.includes(name)) continue;
    if (name === "stop" && Array.isArray(value)) settings.stopSequences = value;
    else if (SETTINGS[name]) settings[SETTINGS[name]] = value;
    else others[RENAMED[name] ?? name] = value;
  }
  const format = outputOf(body);
  if (schemaFormat(body)?.strict === false) others.strictJsonSchema = false;
  const tools = toolsOf(body);
  const options = {
    model: new Code(`${AI_SDK_PROVIDER}(${JSON.stringify(body.model)})`),
    system,
    messages,
    ...settings,
    ...tools,
    ...format,
    ...(Object.keys(others).length > 0 && { providerOptions: { [AI_SDK_PROVIDER]: others } }),
  };
  const usesSchema = "tools" in tools || schemaFormat(body) !== null;
  const imports = [
    ...("output" in format ? ["Output"] : []),
    ...(usesSchema ? ["jsonSchema"] : []),
    ...("tools" in tools ? ["tool"] : []),
  ];
  return { options, imports, notes };
}

const calling = (name: string, argument: Literal) =>
  new Code((indent) => `${name}(${typescriptLiteral(argument, indent)})`);

function toolsOf(body: ChatBody): { [name: string]: Literal } {
  const tools = chatTools(body).map(({ function: { name, description, parameters, strict } }) => {
    const inputSchema = calling("jsonSchema", parameters ?? { type: "object" });
    return [name, calling("tool", { description, inputSchema, ...(strict && { strict }) })] as const;
  });
  if (tools.length === 0) return {};
  const forced = forcedTool(body);
  const choice = forced ? { type: "tool", toolName: forced } : (body.tool_choice as string | undefined);
  return { tools: Object.fromEntries(tools), ...(choice !== undefined && { toolChoice: choice }) };
}

function outputOf(body: ChatBody): { output?: Code } {
  const format = schemaFormat(body);
  if (format) {
    const schema = calling("jsonSchema", format.schema ?? {});
    return { output: calling("Output.object", { name: format.name, schema }) };
  }
  const { type } = (body.response_format ?? {}) as { type?: string };
  return type === "json_object" ? { output: new Code("Output.json()") } : {};
}
