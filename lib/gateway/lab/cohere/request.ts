import { z } from "zod";
import type { LabCall } from "../lab-call";
import { LabRefusal } from "../protocol";

/** Request rules of Cohere's v2 API, as its reference documents them. */

const textBlock = z.strictObject({ type: z.literal("text"), text: z.string() });
const imageBlock = z.strictObject({
  type: z.literal("image_url"),
  image_url: z.strictObject({ url: z.string(), detail: z.enum(["low", "high", "auto"]).optional() }),
});
const documentBlock = z.strictObject({
  type: z.literal("document"),
  document: z.looseObject({ data: z.unknown() }),
});
const texts = z.union([z.string(), z.array(textBlock)]);
const toolCall = z.strictObject({
  id: z.string().optional(),
  type: z.literal("function").optional(),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
});
const message = z.discriminatedUnion("role", [
  z.strictObject({
    role: z.literal("user"),
    content: z.union([z.string(), z.array(z.discriminatedUnion("type", [textBlock, imageBlock]))]),
  }),
  z.strictObject({
    role: z.literal("assistant"),
    content: z
      .union([
        z.string(),
        z.array(
          z.discriminatedUnion("type", [
            textBlock,
            z.strictObject({ type: z.literal("thinking"), thinking: z.string() }),
          ]),
        ),
      ])
      .optional(),
    tool_calls: z.array(toolCall).optional(),
    tool_plan: z.string().optional(),
    citations: z.array(z.looseObject({})).optional(),
  }),
  z.strictObject({ role: z.literal("system"), content: texts }),
  z.strictObject({
    role: z.literal("tool"),
    tool_call_id: z.string().min(1),
    content: z.union([z.string(), z.array(z.discriminatedUnion("type", [textBlock, documentBlock]))]),
  }),
]);

export const cohereChatBody = z.strictObject({
  model: z.string().min(1),
  messages: z.array(message).min(1),
  stream: z.boolean().optional(),
  tools: z
    .array(
      z.strictObject({
        type: z.literal("function"),
        function: z.strictObject({
          name: z.string(),
          description: z.string().optional(),
          parameters: z.looseObject({}).optional(),
        }),
      }),
    )
    .optional(),
  strict_tools: z.boolean().optional(),
  documents: z.array(z.union([z.string(), z.looseObject({})])).optional(),
  citation_options: z.looseObject({}).optional(),
  response_format: z
    .discriminatedUnion("type", [
      z.strictObject({ type: z.literal("text") }),
      z.strictObject({ type: z.literal("json_object"), json_schema: z.looseObject({}).optional() }),
    ])
    .optional(),
  safety_mode: z.enum(["CONTEXTUAL", "STRICT", "OFF"]).optional(),
  max_tokens: z.int().min(1).optional(),
  stop_sequences: z.array(z.string()).max(5).optional(),
  temperature: z.number().min(0).max(1).optional(),
  seed: z.int().min(0).optional(),
  frequency_penalty: z.number().min(0).max(1).optional(),
  presence_penalty: z.number().min(0).max(1).optional(),
  k: z.int().min(0).max(500).optional(),
  p: z.number().min(0.01).max(0.99).optional(),
  logprobs: z.boolean().optional(),
  tool_choice: z.enum(["REQUIRED", "NONE"]).optional(),
  thinking: z
    .strictObject({ type: z.enum(["enabled", "disabled"]), token_budget: z.int().min(1).optional() })
    .optional(),
  priority: z.int().optional(),
});

export const cohereEmbedBody = z.strictObject({
  model: z.string().min(1),
  input_type: z.enum(["search_document", "search_query", "classification", "clustering", "image"]),
  texts: z.array(z.string()).max(96).optional(),
  images: z.array(z.string()).max(1).optional(),
  inputs: z.array(z.looseObject({})).optional(),
  max_tokens: z.int().optional(),
  output_dimension: z.int().optional(),
  embedding_types: z.array(z.enum(["float", "int8", "uint8", "binary", "ubinary", "base64"])).optional(),
  truncate: z.enum(["NONE", "START", "END"]).optional(),
  priority: z.int().optional(),
});

type Message = { role: string; tool_call_id?: string; tool_calls?: { id?: string }[] };

/** The rules of the chat that a schema does not say. */
export function checkCohereChat({ body }: LabCall): void {
  const known = new Set<string>();
  for (const message of body.messages as Message[]) {
    for (const { id } of message.tool_calls ?? []) if (id) known.add(id);
    if (message.role === "tool" && !known.has(message.tool_call_id!)) {
      throw new LabRefusal(
        `invalid request: tool call id not found in the tool calls of a preceding message: ${message.tool_call_id}`,
      );
    }
  }
  if (body.tool_choice && !body.tools) {
    throw new LabRefusal("invalid request: tool_choice requires tools to be specified.");
  }
  const format = body.response_format as { type: string } | undefined;
  if (format?.type === "json_object" && body.tools) {
    throw new LabRefusal("invalid request: response_format of type json_object is not supported with tools.");
  }
}
