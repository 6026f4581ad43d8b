import { z } from "zod";
import type { LabCall } from "../lab-call";
import { LabRefusal } from "../protocol";

/** Request rules of Bedrock's Converse, as its API reference documents them: each block is a union of one member. */

const only = <T extends Record<string, z.ZodType>>(members: T) =>
  z
    .strictObject(
      Object.fromEntries(Object.entries(members).map(([name, schema]) => [name, schema.optional()])),
    )
    .refine((value) => Object.keys(value).length === 1, "Union must have exactly one member set");

const bytes = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, "must be base64");
const source = only({
  bytes,
  s3Location: z.looseObject({ uri: z.string() }),
  text: z.string(),
  content: z.array(z.looseObject({})),
});
const image = z.strictObject({ format: z.enum(["png", "jpeg", "gif", "webp"]), source });
const document = z.strictObject({
  format: z.enum(["pdf", "csv", "doc", "docx", "xls", "xlsx", "html", "txt", "md"]).optional(),
  name: z.string().regex(/^[A-Za-z0-9 ()[\]-]{1,200}$/, "contains invalid characters"),
  source,
  context: z.string().optional(),
  citations: z.strictObject({ enabled: z.boolean() }).optional(),
});
const cachePoint = z.strictObject({ type: z.literal("default"), ttl: z.enum(["5m", "1h"]).optional() });
const toolUseId = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, "failed to satisfy constraint: pattern");
const toolName = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, "failed to satisfy constraint: pattern");
const text = z
  .string()
  .min(1, "The text field in the ContentBlock object is blank. Add text to the text field.");
const block = only({
  text,
  image,
  document,
  video: z.looseObject({}),
  audio: z.looseObject({}),
  toolUse: z.strictObject({
    toolUseId,
    name: toolName,
    input: z.unknown(),
    type: z.string().optional(),
  }),
  toolResult: z.strictObject({
    toolUseId,
    content: z.array(
      only({ text: z.string(), json: z.looseObject({}), image, document, video: z.looseObject({}) }),
    ),
    status: z.enum(["success", "error"]).optional(),
    type: z.string().optional(),
  }),
  reasoningContent: only({
    reasoningText: z.strictObject({ text: z.string(), signature: z.string().optional() }),
    redactedContent: bytes,
  }),
  guardContent: z.looseObject({}),
  cachePoint,
  searchResult: z.looseObject({}),
  citationsContent: z.looseObject({}),
});

const prompt = {
  messages: z
    .array(z.strictObject({ role: z.enum(["user", "assistant"]), content: z.array(block).min(1) }))
    .min(1),
  system: z.array(only({ text, guardContent: z.looseObject({}), cachePoint })).optional(),
  toolConfig: z
    .strictObject({
      tools: z
        .array(
          only({
            toolSpec: z.strictObject({
              name: toolName,
              description: z.string().min(1).optional(),
              inputSchema: z.strictObject({ json: z.looseObject({ type: z.literal("object") }) }),
              strict: z.boolean().optional(),
            }),
            systemTool: z.strictObject({ name: z.string() }),
            cachePoint,
          }),
        )
        .min(1),
      toolChoice: only({
        auto: z.strictObject({}),
        any: z.strictObject({}),
        tool: z.strictObject({ name: toolName }),
      }).optional(),
    })
    .optional(),
};

export const converseBody = z.strictObject({
  ...prompt,
  inferenceConfig: z
    .strictObject({
      maxTokens: z.int().min(1).optional(),
      temperature: z.number().min(0).max(1).optional(),
      topP: z.number().min(0).max(1).optional(),
      stopSequences: z.array(z.string().min(1)).max(2_500).optional(),
    })
    .optional(),
  additionalModelRequestFields: z.looseObject({}).optional(),
  additionalModelResponseFieldPaths: z.array(z.string()).optional(),
  guardrailConfig: z.looseObject({}).optional(),
  performanceConfig: z.strictObject({ latency: z.enum(["standard", "optimized"]) }).optional(),
  promptVariables: z.looseObject({}).optional(),
  requestMetadata: z.record(z.string(), z.string()).optional(),
  serviceTier: z.strictObject({ type: z.string() }).optional(),
  outputConfig: z.looseObject({}).optional(),
});

type Block = { toolUse?: { toolUseId: string }; toolResult?: { toolUseId: string } };
type Message = { role: string; content: Block[] };

/** Turns alternate, begin with the user's, and a tool's use is answered in the next one. */
export function checkConverse({ body }: LabCall): void {
  const messages = body.messages as Message[];
  if (messages[0]!.role !== "user") {
    throw new LabRefusal(
      "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
    );
  }
  for (const [i, { role, content }] of messages.entries()) {
    if (i > 0 && role === messages[i - 1]!.role) {
      throw new LabRefusal(
        `A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.`,
      );
    }
    const used = (messages[i - 1]?.content ?? []).flatMap(({ toolUse }) => toolUse?.toolUseId ?? []);
    const answered = content.flatMap(({ toolResult }) => toolResult?.toolUseId ?? []);
    if (used.length > answered.length) {
      throw new LabRefusal(
        `Expected toolResult blocks at messages.${i}.content for the following Ids: ${used.join(", ")}`,
      );
    }
    if (answered.length > used.length || answered.some((id) => !used.includes(id))) {
      throw new LabRefusal(
        `The number of toolResult blocks at messages.${i}.content exceeds the number of toolUse blocks of previous turn.`,
      );
    }
  }
  const usesTools = messages.some(({ content }) => content.some((one) => one.toolUse ?? one.toolResult));
  if (usesTools && !body.toolConfig) {
    throw new LabRefusal(
      "The toolConfig field must be defined when using toolUse and toolResult content blocks.",
    );
  }
}
