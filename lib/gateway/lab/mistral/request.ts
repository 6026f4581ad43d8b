import { z } from "zod";
import type { LabCall } from "../lab-call";
import { LabRefusal } from "../protocol";

/** Request rules of Mistral's chat completions, as its reference documents them: it forbids what it does not name. */

const textChunk = z.strictObject({ type: z.literal("text"), text: z.string() });
const contentChunk = z.discriminatedUnion("type", [
  textChunk,
  z.strictObject({
    type: z.literal("image_url"),
    image_url: z.union([
      z.string(),
      z.strictObject({ url: z.string(), detail: z.enum(["low", "auto", "high"]).nullish() }),
    ]),
  }),
  z.strictObject({
    type: z.literal("document_url"),
    document_url: z.string(),
    document_name: z.string().nullish(),
  }),
  z.strictObject({ type: z.literal("input_audio"), input_audio: z.unknown() }),
  z.strictObject({ type: z.literal("file"), file_id: z.string() }),
  z.strictObject({
    type: z.literal("thinking"),
    thinking: z.array(textChunk),
    closed: z.boolean().optional(),
    signature: z.string().nullish(),
  }),
  z.strictObject({ type: z.literal("reference"), reference_ids: z.array(z.unknown()) }),
]);
const content = z.union([z.string(), z.array(contentChunk)]);
const toolCallId = z
  .string()
  .regex(/^[a-zA-Z0-9]{9}$/, "Tool call id must be a-z, A-Z, 0-9, with a length of 9.");
const toolCall = z.strictObject({
  id: toolCallId,
  type: z.literal("function").optional(),
  function: z.strictObject({
    name: z.string(),
    arguments: z.union([z.string(), z.record(z.string(), z.unknown())]),
  }),
  index: z.int().optional(),
});
const message = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("system"), content }),
  z.strictObject({ role: z.literal("user"), content: content.nullable() }),
  z.strictObject({
    role: z.literal("assistant"),
    content: content.nullish(),
    tool_calls: z.array(toolCall).nullish(),
    prefix: z.boolean().optional(),
  }),
  z.strictObject({
    role: z.literal("tool"),
    content: content.nullable(),
    tool_call_id: toolCallId.nullish(),
    name: z.string().nullish(),
  }),
]);

const tool = z.strictObject({
  type: z.literal("function").optional(),
  function: z.strictObject({
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.string().optional(),
    strict: z.boolean().optional(),
    parameters: z.looseObject({}),
  }),
});

export const mistralChatBody = z.strictObject({
  model: z.string().min(1),
  messages: z.array(message).min(1),
  temperature: z.number().min(0).max(1.5).nullish(),
  top_p: z.number().min(0).max(1).optional(),
  max_tokens: z.int().min(0).nullish(),
  stream: z.boolean().optional(),
  stop: z.union([z.string(), z.array(z.string())]).optional(),
  random_seed: z.int().min(0).nullish(),
  metadata: z.looseObject({}).nullish(),
  response_format: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("text") }),
      z.strictObject({ type: z.literal("json_object") }),
      z.strictObject({
        type: z.literal("json_schema"),
        json_schema: z.strictObject({
          name: z.string(),
          description: z.string().nullish(),
          schema: z.looseObject({}),
          strict: z.boolean().optional(),
        }),
      }),
    ])
    .optional(),
  tools: z.array(tool).nullish(),
  tool_choice: z
    .union([
      z.enum(["auto", "none", "any", "required"]),
      z.strictObject({
        type: z.literal("function").optional(),
        function: z.strictObject({ name: z.string() }),
      }),
    ])
    .optional(),
  presence_penalty: z.number().min(-2).max(2).optional(),
  frequency_penalty: z.number().min(-2).max(2).optional(),
  n: z.int().min(1).nullish(),
  prediction: z.looseObject({}).optional(),
  parallel_tool_calls: z.boolean().optional(),
  prompt_mode: z.literal("reasoning").nullish(),
  reasoning_effort: z.enum(["none", "high"]).nullish(),
  guardrails: z.unknown().optional(),
  prompt_cache_key: z.string().nullish(),
  safe_prompt: z.boolean().optional(),
});

export const mistralEmbeddingsBody = z.strictObject({
  model: z.string().min(1),
  input: z.union([z.string(), z.array(z.string())]),
  metadata: z.looseObject({}).nullish(),
  output_dimension: z.int().nullish(),
  output_dtype: z.enum(["float", "int8", "uint8", "binary", "ubinary"]).optional(),
  encoding_format: z.enum(["float", "base64"]).optional(),
});

type Message = { role: string; prefix?: boolean; tool_calls?: unknown[] | null };

/** Mistral's rules of order. */
export function checkMistralChat({ body }: LabCall): void {
  const messages = body.messages as Message[];
  const last = messages.at(-1)!;
  if (last.role !== "user" && last.role !== "tool" && !(last.role === "assistant" && last.prefix)) {
    throw new LabRefusal(
      `Expected last role User or Tool (or Assistant with prefix True) for serving but got ${last.role}`,
    );
  }
  let answerable = 0;
  for (const { role, tool_calls } of messages) {
    if (role === "tool" && answerable-- <= 0) {
      throw new LabRefusal("Not the same number of function calls and responses");
    }
    if (role === "assistant") answerable = tool_calls?.length ?? 0;
    else if (role !== "tool" && answerable > 0) {
      throw new LabRefusal("Not the same number of function calls and responses");
    }
  }
}
