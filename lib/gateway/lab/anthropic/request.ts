import { z } from "zod";
import type { LabCall } from "../lab-call";
import { LabRefusal } from "../protocol";

/** Request rules of Anthropic's Messages API, as its reference documents them. */

const cacheControl = z
  .strictObject({ type: z.literal("ephemeral"), ttl: z.enum(["5m", "1h"]).optional() })
  .nullish();
const textBlock = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1, "text content blocks must be non-empty"),
  cache_control: cacheControl,
  citations: z.array(z.looseObject({})).nullish(),
});
const MEDIA = ["image/jpeg", "image/png", "image/gif", "image/webp"] as const;
const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, "invalid base64 data");
const imageBlock = z.strictObject({
  type: z.literal("image"),
  source: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("base64"), media_type: z.enum(MEDIA), data: base64 }),
    z.strictObject({ type: z.literal("url"), url: z.string().regex(/^https?:/) }),
    z.strictObject({ type: z.literal("file"), file_id: z.string() }),
  ]),
  cache_control: cacheControl,
});
const documentBlock = z.strictObject({
  type: z.literal("document"),
  source: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("base64"), media_type: z.literal("application/pdf"), data: base64 }),
    z.strictObject({ type: z.literal("text"), media_type: z.literal("text/plain"), data: z.string() }),
    z.strictObject({ type: z.literal("url"), url: z.string() }),
    z.strictObject({ type: z.literal("file"), file_id: z.string() }),
    z.strictObject({ type: z.literal("content"), content: z.unknown() }),
  ]),
  title: z.string().nullish(),
  context: z.string().nullish(),
  citations: z.strictObject({ enabled: z.boolean() }).nullish(),
  cache_control: cacheControl,
});
const toolId = z.string().regex(/^[a-zA-Z0-9_-]+$/, "String should match pattern '^[a-zA-Z0-9_-]+$'");
const toolUse = z.strictObject({
  type: z.literal("tool_use"),
  id: toolId,
  name: z.string().min(1).max(200),
  input: z.record(z.string(), z.unknown(), "Input should be a valid dictionary"),
  caller: z.looseObject({}).optional(),
  cache_control: cacheControl,
});
const toolResult = z.strictObject({
  type: z.literal("tool_result"),
  tool_use_id: toolId,
  content: z
    .union([z.string(), z.array(z.discriminatedUnion("type", [textBlock, imageBlock, documentBlock]))])
    .optional(),
  is_error: z.boolean().nullish(),
  cache_control: cacheControl,
});
const thinkingBlocks = [
  z.strictObject({ type: z.literal("thinking"), thinking: z.string(), signature: z.string() }),
  z.strictObject({ type: z.literal("redacted_thinking"), data: z.string() }),
] as const;
const SERVER_BLOCKS = [
  "server_tool_use",
  "web_search_tool_result",
  "web_fetch_tool_result",
  "code_execution_tool_result",
  "bash_code_execution_tool_result",
  "text_editor_code_execution_tool_result",
  "search_result",
  "container_upload",
  "mcp_tool_use",
  "mcp_tool_result",
];
const serverBlock = z.looseObject({ type: z.enum(SERVER_BLOCKS) });

const userBlock = z.union([
  z.discriminatedUnion("type", [textBlock, imageBlock, documentBlock, toolResult]),
  serverBlock,
]);
const assistantBlock = z.union([
  z.discriminatedUnion("type", [textBlock, toolUse, ...thinkingBlocks]),
  serverBlock,
]);
const EMPTY = "messages: text content blocks must be non-empty";
const message = z.discriminatedUnion("role", [
  z.strictObject({
    role: z.literal("user"),
    content: z.union([z.string().min(1, EMPTY), z.array(userBlock).min(1)]),
  }),
  z.strictObject({ role: z.literal("assistant"), content: z.union([z.string(), z.array(assistantBlock)]) }),
]);

const clientTool = z.strictObject({
  type: z.literal("custom").nullish(),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/, "String should match pattern '^[a-zA-Z0-9_-]{1,128}$'"),
  description: z.string().optional(),
  input_schema: z.looseObject({ type: z.literal("object") }),
  strict: z.boolean().optional(),
  cache_control: cacheControl,
  eager_input_streaming: z.boolean().nullish(),
  defer_loading: z.boolean().optional(),
  allowed_callers: z.array(z.string()).optional(),
  input_examples: z.array(z.looseObject({})).optional(),
});
const serverTool = z.looseObject({
  type: z.string().regex(/^[a-z_]+_20\d{6}$|^mcp_toolset$/),
  name: z.string().optional(),
});
const parallel = { disable_parallel_tool_use: z.boolean().optional() };
const toolChoice = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("auto"), ...parallel }),
  z.strictObject({ type: z.literal("any"), ...parallel }),
  z.strictObject({ type: z.literal("tool"), name: z.string(), ...parallel }),
  z.strictObject({ type: z.literal("none") }),
]);
const display = { display: z.enum(["summarized", "omitted"]).nullish() };
const thinking = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("enabled"), budget_tokens: z.int().min(1024), ...display }),
  z.strictObject({ type: z.literal("disabled") }),
  z.strictObject({ type: z.literal("adaptive"), ...display }),
]);
const jsonSchemaFormat = z.strictObject({ type: z.literal("json_schema"), schema: z.looseObject({}) });

const prompt = {
  model: z.string().min(1),
  messages: z.array(message).min(1, "at least one message is required"),
  system: z.union([z.string(), z.array(textBlock)]).optional(),
  tools: z.array(z.union([clientTool, serverTool])).optional(),
  tool_choice: toolChoice.optional(),
  thinking: thinking.optional(),
  output_config: z
    .strictObject({
      effort: z.enum(["low", "medium", "high", "xhigh", "max"]).nullish(),
      format: jsonSchemaFormat.nullish(),
      task_budget: z.looseObject({}).nullish(),
    })
    .optional(),
  output_format: jsonSchemaFormat.nullish(),
  mcp_servers: z.array(z.looseObject({ url: z.string() })).optional(),
  context_management: z.looseObject({}).nullish(),
  cache_control: cacheControl,
};

export const countTokensBody = z.strictObject(prompt);

export const messagesBody = z.strictObject({
  ...prompt,
  max_tokens: z.int().min(1),
  stream: z.boolean().optional(),
  temperature: z.number().min(0).max(1).optional(),
  top_p: z.number().min(0).max(1).optional(),
  top_k: z.int().min(0).optional(),
  stop_sequences: z
    .array(z.string().regex(/\S/, "each stop sequence must contain non-whitespace"))
    .optional(),
  metadata: z.strictObject({ user_id: z.string().max(256).nullish() }).optional(),
  service_tier: z.enum(["auto", "standard_only"]).optional(),
  container: z.unknown().optional(),
  inference_geo: z.string().nullish(),
  speed: z.enum(["standard", "fast"]).nullish(),
});

type Block = { type: string; id?: string; tool_use_id?: string; text?: string };
type Message = { role: string; content: string | Block[] };

const blocksOf = ({ content }: Message): Block[] =>
  typeof content === "string" ? [{ type: "text", text: content }] : content;

function checkToolTurns(messages: Message[]): void {
  for (const [i, current] of messages.entries()) {
    const asked = blocksOf(current).filter(({ type }) => type === "tool_use");
    const after = messages[i + 1] ? blocksOf(messages[i + 1]!) : [];
    const answered = new Set(after.map((block) => block.tool_use_id));
    const open = asked.filter(({ id }) => !answered.has(id));
    if (open.length > 0) {
      throw new LabRefusal(
        `\`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${open.map(({ id }) => id).join(", ")}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
        ["messages", i],
      );
    }
    const before = i > 0 ? blocksOf(messages[i - 1]!).map(({ id }) => id) : [];
    for (const [j, block] of blocksOf(current).entries()) {
      if (block.type !== "tool_result" || before.includes(block.tool_use_id)) continue;
      throw new LabRefusal(
        `unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${block.tool_use_id}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
        ["messages", i, "content", j],
      );
    }
  }
}

function checkThinking(body: Record<string, unknown>): void {
  const asked = body.thinking as { type: string; budget_tokens?: number } | undefined;
  if (!asked || asked.type === "disabled") return;
  if (asked.budget_tokens !== undefined && asked.budget_tokens >= (body.max_tokens as number)) {
    throw new LabRefusal("`max_tokens` must be greater than `thinking.budget_tokens`.", ["max_tokens"]);
  }
  if (body.temperature !== undefined && body.temperature !== 1) {
    throw new LabRefusal("`temperature` may only be set to 1 when thinking is enabled.", ["temperature"]);
  }
  if (body.top_k !== undefined) {
    throw new LabRefusal("`top_k` must be unset when thinking is enabled.", ["top_k"]);
  }
  const choice = (body.tool_choice as { type: string } | undefined)?.type;
  if (choice === "any" || choice === "tool") {
    throw new LabRefusal("Thinking may not be enabled when tool_choice forces tool use.", ["tool_choice"]);
  }
}

/** Consecutive messages of one role are one turn to the API. */
function mergedTurns(messages: Message[]): Message[] {
  const turns: Message[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (last?.role === message.role) last.content = [...blocksOf(last), ...blocksOf(message)];
    else turns.push({ ...message });
  }
  return turns;
}

/** The rules of the Messages API that a schema does not say. */
export function checkMessages({ body }: LabCall): void {
  const messages = body.messages as Message[];
  if (messages[0]!.role !== "user") {
    throw new LabRefusal('first message must use the "user" role', ["messages"]);
  }
  checkToolTurns(mergedTurns(messages));
  checkThinking(body);
  const last = messages.at(-1)!;
  const ending = last.role === "assistant" ? (blocksOf(last).at(-1)?.text ?? "") : "";
  if (/\s$/.test(ending)) {
    throw new LabRefusal("final assistant content cannot end with trailing whitespace", ["messages"]);
  }
  const names = ((body.tools as { name?: string }[] | undefined) ?? []).map(({ name }) => name);
  const choice = body.tool_choice as { type: string; name?: string } | undefined;
  if (choice && names.length === 0 && choice.type !== "none") {
    throw new LabRefusal("tool_choice may only be specified while providing tools.", ["tool_choice"]);
  }
  if (choice?.type === "tool" && !names.includes(choice.name)) {
    throw new LabRefusal(`Tool '${choice.name}' not found in provided tools`, ["tool_choice"]);
  }
  if (new Set(names).size < names.length) throw new LabRefusal("Tool names must be unique.", ["tools"]);
}
