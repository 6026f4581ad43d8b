import { z } from "zod";
import { PANES_MAX } from "./playground-limits";

/** All that decides what the playground sends, without secrets and without the bytes of attachments. */

const TEXT_CHARS_MAX = 400_000;
const MESSAGES_MAX = 400;

const text = z.string().max(TEXT_CHARS_MAX);
/** Typed as unknown inside: a recursive type is endless to the types of forms. */
const jsonObject: z.ZodType<Record<string, unknown>> = z.record(z.string(), z.json());
const toolName = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "Use letters, digits, _ and -, at most 64.");

/** What is sent only when it is set; the names are those of the request. */
export const playgroundParameters = z.strictObject({
  max_completion_tokens: z.number().int().min(1).max(10_000_000).optional(),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().min(0).max(1).optional(),
  top_k: z.number().int().min(1).max(1_000).optional(),
  presence_penalty: z.number().min(-2).max(2).optional(),
  frequency_penalty: z.number().min(-2).max(2).optional(),
  seed: z.number().int().min(0).max(2_147_483_647).optional(),
  stop: z.array(z.string().min(1).max(500)).min(1).max(4).optional(),
  reasoning_effort: z.enum(["minimal", "low", "medium", "high"]).optional(),
  logprobs: z.boolean().optional(),
  top_logprobs: z.number().int().min(0).max(20).optional(),
  parallel_tool_calls: z.boolean().optional(),
});
export type PlaygroundParameters = z.output<typeof playgroundParameters>;

/** A file by its content's SHA-256: the bytes stay in the browser that chose it. */
export const attachmentRef = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(255),
  mediaType: z.string().min(1).max(100),
  sizeBytes: z.number().int().min(0),
});
export type AttachmentRef = z.output<typeof attachmentRef>;

const contentPart = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text }),
  z.strictObject({ type: z.literal("image"), attachment: attachmentRef }),
  z.strictObject({ type: z.literal("file"), attachment: attachmentRef }),
]);
export type ContentPart = z.output<typeof contentPart>;

const toolCall = z.strictObject({
  id: z.string().min(1).max(200),
  name: z.string().max(200),
  arguments: text,
});

const setupMessage = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("user"), content: z.array(contentPart).min(1).max(64) }),
  z.strictObject({ role: z.literal("assistant"), text, toolCalls: z.array(toolCall).max(128) }),
  z.strictObject({ role: z.literal("tool"), toolCallId: z.string().min(1).max(200), text }),
]);
export type SetupMessage = z.output<typeof setupMessage>;

export const toolSetup = z.strictObject({
  name: toolName,
  description: z.string().max(10_000),
  parameters: jsonObject.meta({ description: "A JSON Schema of the arguments." }),
  strict: z.boolean(),
});
export type ToolSetup = z.output<typeof toolSetup>;

const toolChoice = z.union([z.enum(["auto", "none", "required"]), z.strictObject({ name: toolName })]);
export type ToolChoice = z.output<typeof toolChoice>;

export const responseFormat = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text") }),
  z.strictObject({ type: z.literal("json_object") }),
  z.strictObject({
    type: z.literal("json_schema"),
    name: toolName,
    strict: z.boolean(),
    schema: jsonObject,
  }),
]);
export type ResponseFormat = z.output<typeof responseFormat>;

/** What of the setup a pane's model does not take, so that it is not sent to it. */
const LEFT_OUT = ["tools", "response_format", "images", "files"] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

const paneSetup = z.strictObject({
  id: z.string().min(1).max(40),
  model: z.string().min(1).max(200),
  parameters: playgroundParameters,
  leaveOut: z.array(z.enum(LEFT_OUT)).default([]),
  messages: z.array(setupMessage).max(MESSAGES_MAX).meta({ description: "This pane's own conversation." }),
});
export type PaneSetup = z.output<typeof paneSetup>;

/** The playground's state as it is saved, shared and sent. Serializable as JSON; bytes of attachments are elsewhere. */
export const playgroundSetup = z
  .strictObject({
    version: z.literal(1),
    system: text,
    tools: z.array(toolSetup).max(64),
    toolChoice,
    responseFormat,
    panes: z.array(paneSetup).min(1).max(PANES_MAX),
  })
  .meta({ id: "PlaygroundSetup" });
export type PlaygroundSetup = z.output<typeof playgroundSetup>;
