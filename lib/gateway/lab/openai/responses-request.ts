import { z } from "zod";
import type { LabCall } from "../lab-call";
import { LabRefusal } from "../protocol";

/** Request rules of OpenAI's Responses API, as its reference documents them. */

const inputText = z.strictObject({ type: z.literal("input_text"), text: z.string() });
const inputImage = z.strictObject({
  type: z.literal("input_image"),
  image_url: z
    .string()
    .regex(/^(https?:|data:image\/)/, "Expected a URL or a base64 data URL of an image.")
    .nullish(),
  file_id: z.string().nullish(),
  detail: z.enum(["auto", "low", "high", "original"]).nullish(),
});
const inputFile = z.strictObject({
  type: z.literal("input_file"),
  file_id: z.string().nullish(),
  filename: z.string().optional(),
  file_data: z.string().optional(),
  file_url: z.string().optional(),
  detail: z.string().optional(),
});
const inputParts = z.array(z.discriminatedUnion("type", [inputText, inputImage, inputFile])).min(1);
const outputParts = z.array(
  z.discriminatedUnion(
    "type",
    [
      z.looseObject({ type: z.literal("output_text"), text: z.string() }),
      z.strictObject({ type: z.literal("refusal"), refusal: z.string() }),
    ],
    "Supported values are: 'output_text' and 'refusal'.",
  ),
);
const status = z.enum(["in_progress", "completed", "incomplete"]).nullish();
const itemHead = { id: z.string().nullish(), status };
const callId = z.string().min(1).max(64);

const message = z.union([
  z.strictObject({
    type: z.literal("message").optional(),
    role: z.enum(["user", "system", "developer"]),
    content: z.union([z.string(), inputParts]),
    ...itemHead,
  }),
  z.strictObject({
    type: z.literal("message").optional(),
    role: z.literal("assistant"),
    content: z.union([z.string(), outputParts]),
    phase: z.string().nullish(),
    ...itemHead,
  }),
]);
const items = [
  z.strictObject({
    type: z.literal("function_call"),
    call_id: callId,
    name: z.string().min(1),
    arguments: z.string(),
    namespace: z.string().optional(),
    ...itemHead,
  }),
  z.strictObject({
    type: z.literal("function_call_output"),
    call_id: callId,
    output: z.union([z.string(), inputParts]),
    ...itemHead,
  }),
  z.strictObject({
    type: z.literal("reasoning"),
    summary: z.array(z.strictObject({ type: z.literal("summary_text"), text: z.string() })),
    content: z.array(z.looseObject({ type: z.literal("reasoning_text") })).nullish(),
    encrypted_content: z.string().nullish(),
    ...itemHead,
  }),
  z.looseObject({ type: z.literal("item_reference"), id: z.string() }),
] as const;
/** Items of built-in tools go back as they came. */
const builtIn = z.looseObject({
  type: z
    .string()
    .regex(
      /^(?!message$|function_call|reasoning$|item_reference$)[a-z_]+(_call|_output|_call_output|_list_tools|_request|_response|compaction)$/,
    ),
});
const input = z.union([
  z.string(),
  z.array(z.union([message, z.discriminatedUnion("type", items), builtIn])).min(1),
]);

const functionTool = z.strictObject({
  type: z.literal("function"),
  name: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,64}$/, "string does not match pattern. Expected '^[a-zA-Z0-9_-]+$'."),
  description: z.string().nullish(),
  parameters: z.looseObject({}).nullish(),
  strict: z.boolean().nullish(),
  defer_loading: z.boolean().optional(),
});
const BUILT_IN_TOOLS =
  /^(web_search(_preview)?(_\d{4}_\d\d_\d\d)?|file_search|code_interpreter|computer(_use_preview)?|image_generation|mcp|custom|local_shell|shell|apply_patch|tool_search|namespace|programmatic_tool_calling)$/;
const tool = z.union([functionTool, z.looseObject({ type: z.string().regex(BUILT_IN_TOOLS) })]);
const format = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text") }),
  z.strictObject({ type: z.literal("json_object") }),
  z.strictObject({
    type: z.literal("json_schema"),
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.string().optional(),
    schema: z.looseObject({}),
    strict: z.boolean().nullish(),
  }),
]);

export const responsesBody = z.strictObject({
  model: z.string().min(1),
  input: input.optional(),
  instructions: z.string().nullish(),
  tools: z.array(tool).optional(),
  tool_choice: z
    .union([z.enum(["none", "auto", "required"]), z.looseObject({ type: z.string() })])
    .optional(),
  parallel_tool_calls: z.boolean().nullish(),
  max_tool_calls: z.int().nullish(),
  max_output_tokens: z.int().min(16, "integer below minimum value. Expected a value >= 16.").nullish(),
  text: z
    .strictObject({
      format: format.optional(),
      verbosity: z.enum(["low", "medium", "high"]).nullish(),
    })
    .optional(),
  reasoning: z
    .strictObject({
      effort: z.enum(["none", "minimal", "low", "medium", "high", "xhigh"]).nullish(),
      summary: z.enum(["auto", "concise", "detailed"]).nullish(),
      generate_summary: z.string().nullish(),
    })
    .nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  top_logprobs: z.int().min(0).max(20).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.strictObject({ include_obfuscation: z.boolean().optional() }).nullish(),
  store: z.boolean().nullish(),
  include: z.array(z.string()).nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  previous_response_id: z.string().nullish(),
  conversation: z.unknown().optional(),
  context_management: z.array(z.looseObject({})).nullish(),
  prompt: z.looseObject({}).nullish(),
  truncation: z.enum(["auto", "disabled"]).nullish(),
  user: z.string().optional(),
  safety_identifier: z.string().optional(),
  prompt_cache_key: z.string().optional(),
  prompt_cache_retention: z.string().nullish(),
  service_tier: z.enum(["auto", "default", "flex", "scale", "priority"]).nullish(),
  background: z.boolean().nullish(),
});

type Item = { type?: string; call_id?: string };

/** The rules of the Responses API that a schema does not say. */
export function checkResponses({ body }: LabCall): void {
  if (body.input === undefined && !body.prompt && !body.previous_response_id && !body.conversation) {
    throw new LabRefusal("One of 'input' or 'previous_response_id' or 'prompt' must be provided.", ["input"]);
  }
  if (body.stream_options && body.stream !== true) {
    throw new LabRefusal("The 'stream_options' parameter is only allowed when 'stream' is enabled.", [
      "stream_options",
    ]);
  }
  if (!Array.isArray(body.input)) return;
  const list = body.input as Item[];
  const idsOf = (type: string) => list.filter((item) => item.type === type).map(({ call_id }) => call_id);
  const [called, answered] = [idsOf("function_call"), idsOf("function_call_output")];
  const orphan = answered.find((id) => !called.includes(id));
  if (orphan && !body.previous_response_id && !body.conversation) {
    throw new LabRefusal(`No tool call found for function call output with call_id ${orphan}.`, ["input"]);
  }
  const open = called.find((id) => !answered.includes(id));
  if (open) throw new LabRefusal(`No tool output found for function call ${open}.`, ["input"]);
}
