import { z } from "zod";
import type { LabCall } from "../lab-call";
import { LabRefusal } from "../protocol";

/** Request rules of chat completions, as OpenAI's reference documents them. */

const textPart = z.strictObject({ type: z.literal("text"), text: z.string() });
const refusalPart = z.strictObject({ type: z.literal("refusal"), refusal: z.string() });
const userPart = z.discriminatedUnion("type", [
  textPart,
  z.strictObject({
    type: z.literal("image_url"),
    image_url: z.strictObject({
      url: z.string().regex(/^(https?:|data:image\/)/, "Expected a URL or a base64 data URL of an image."),
      detail: z.enum(["auto", "low", "high", "original"]).optional(),
    }),
  }),
  z.strictObject({
    type: z.literal("input_audio"),
    input_audio: z.strictObject({ data: z.string().min(1), format: z.enum(["wav", "mp3"]) }),
  }),
  z.strictObject({
    type: z.literal("file"),
    file: z.strictObject({
      file_id: z.string().optional(),
      filename: z.string().optional(),
      file_data: z.string().optional(),
    }),
  }),
]);
const texts = z.union([z.string(), z.array(textPart).min(1)]);
const name = z.string().optional();
const functionName = z
  .string()
  .regex(/^[a-zA-Z0-9_-]{1,64}$/, "string does not match pattern. Expected '^[a-zA-Z0-9_-]+$'.");
const toolCall = z.discriminatedUnion("type", [
  z.strictObject({
    id: z.string().min(1),
    // Of the stream that it came in: OpenAI takes it back, though its reference leaves it out.
    index: z.int().optional(),
    type: z.literal("function"),
    function: z.strictObject({ name: functionName, arguments: z.string() }),
  }),
  z.strictObject({
    id: z.string().min(1),
    type: z.literal("custom"),
    custom: z.strictObject({ name: z.string(), input: z.string() }),
  }),
]);

/** What DeepSeek and others take back, and OpenAI does not. */
export const REASONING_BACK = { reasoning_content: z.string().nullish() };

const messageOf = (more: Record<string, z.ZodType>) =>
  z.discriminatedUnion("role", [
    z.strictObject({ role: z.literal("system"), content: texts, name }),
    z.strictObject({ role: z.literal("developer"), content: texts, name }),
    z.strictObject({
      role: z.literal("user"),
      content: z.union([z.string(), z.array(userPart).min(1)]),
      name,
    }),
    z.strictObject({
      role: z.literal("assistant"),
      content: z
        .union([z.string(), z.array(z.discriminatedUnion("type", [textPart, refusalPart]))])
        .nullish(),
      refusal: z.string().nullish(),
      name,
      audio: z.strictObject({ id: z.string() }).nullish(),
      tool_calls: z.array(toolCall).min(1).optional(),
      function_call: z.strictObject({ name: z.string(), arguments: z.string() }).nullish(),
      ...more,
    }),
    // OpenAI takes a name here, which its reference leaves out: LangChain and others send it.
    z.strictObject({ role: z.literal("tool"), content: texts, tool_call_id: z.string().min(1), name }),
    z.strictObject({ role: z.literal("function"), content: z.string().nullable(), name: z.string() }),
  ]);

const tool = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("function"),
    function: z.strictObject({
      name: functionName,
      description: z.string().optional(),
      parameters: z.looseObject({ type: z.literal("object").optional() }).optional(),
      strict: z.boolean().nullish(),
    }),
  }),
  z.strictObject({ type: z.literal("custom"), custom: z.looseObject({ name: z.string() }) }),
]);
const toolChoice = z.union([
  z.enum(["none", "auto", "required"]),
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("function"), function: z.strictObject({ name: z.string() }) }),
    z.strictObject({ type: z.literal("custom"), custom: z.strictObject({ name: z.string() }) }),
    z.strictObject({ type: z.literal("allowed_tools"), allowed_tools: z.looseObject({}) }),
  ]),
]);
const responseFormat = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text") }),
  z.strictObject({ type: z.literal("json_object") }),
  z.strictObject({
    type: z.literal("json_schema"),
    json_schema: z.strictObject({
      name: functionName,
      description: z.string().optional(),
      schema: z.looseObject({}).optional(),
      strict: z.boolean().nullish(),
    }),
  }),
]);

const parameters = {
  model: z.string().min(1, "you must provide a model parameter"),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  n: z.int().min(1).max(128).nullish(),
  stop: z.union([z.string(), z.array(z.string()).min(1).max(4)]).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z
    .strictObject({ include_usage: z.boolean().optional(), include_obfuscation: z.boolean().optional() })
    .nullish(),
  tools: z.array(tool).min(1).max(128).optional(),
  tool_choice: toolChoice.optional(),
  parallel_tool_calls: z.boolean().optional(),
  response_format: responseFormat.optional(),
  seed: z.int().nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: z.int().min(0).max(20).nullish(),
  logit_bias: z.record(z.string(), z.number()).nullish(),
  user: z.string().optional(),
  safety_identifier: z.string().optional(),
  prompt_cache_key: z.string().optional(),
  prompt_cache_retention: z.string().nullish(),
  presence_penalty: z.number().min(-2).max(2).nullish(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  reasoning_effort: z.enum(["none", "minimal", "low", "medium", "high", "xhigh"]).nullish(),
  verbosity: z.enum(["low", "medium", "high"]).nullish(),
  service_tier: z.enum(["auto", "default", "flex", "scale", "priority"]).nullish(),
  store: z.boolean().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  modalities: z.array(z.enum(["text", "audio"])).nullish(),
  audio: z.strictObject({ voice: z.unknown(), format: z.string() }).nullish(),
  prediction: z.looseObject({ type: z.literal("content") }).nullish(),
  web_search_options: z.looseObject({}).optional(),
  functions: z.array(z.looseObject({ name: z.string() })).optional(),
  function_call: z.unknown().optional(),
};

/** The documented body, with what one provider adds to it. */
export const chatBody = (more: Record<string, z.ZodType> = {}, inMessage: Record<string, z.ZodType> = {}) =>
  z.strictObject({ ...parameters, messages: z.array(messageOf(inMessage)).min(1), ...more });

type Message = { role: string; tool_call_id?: string; tool_calls?: { id: string }[] };

function checkToolTurns(messages: Message[]): void {
  let open = new Set<string>();
  const requireAnswered = (i: number) => {
    if (open.size === 0) return;
    throw new LabRefusal(
      `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...open].join(", ")}`,
      ["messages", i],
    );
  };
  let answerable = new Set<string>();
  for (const [i, message] of messages.entries()) {
    if (message.role === "tool") {
      if (!answerable.has(message.tool_call_id!)) {
        throw new LabRefusal(
          "messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
          ["messages", i, "role"],
        );
      }
      open.delete(message.tool_call_id!);
      continue;
    }
    requireAnswered(i);
    const ids = (message.tool_calls ?? []).map(({ id }) => id);
    open = new Set(ids);
    answerable = new Set(ids);
  }
  requireAnswered(messages.length - 1);
}

/** The rules of chat completions that a schema does not say. */
export function checkChat({ body }: LabCall): void {
  checkToolTurns(body.messages as Message[]);
  const refuse = (member: string, message: string) => {
    throw new LabRefusal(message, [member]);
  };
  if (body.stream_options && body.stream !== true) {
    refuse("stream_options", "The 'stream_options' parameter is only allowed when 'stream' is enabled.");
  }
  if (body.max_tokens != null && body.max_completion_tokens != null) {
    refuse(
      "max_tokens",
      "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
    );
  }
  if (body.parallel_tool_calls !== undefined && !body.tools) {
    refuse("parallel_tool_calls", "'parallel_tool_calls' is only allowed when 'tools' are specified.");
  }
  if (body.tool_choice !== undefined && body.tool_choice !== "none" && !body.tools && !body.functions) {
    refuse("tool_choice", "'tool_choice' is only allowed when 'tools' are specified.");
  }
  if (body.top_logprobs != null && body.logprobs !== true) {
    refuse("top_logprobs", "'logprobs' must be set to true if 'top_logprobs' is used.");
  }
}
