import type { ChatRequest } from "@/lib/contract/gateway";
import { countTokens, type TokenCount } from "./count-tokens";

const PER_MESSAGE = 3;
const PER_NAME = 1;
const REPLY = 3;
/** OpenAI counts two tokens less for a message of the old `function` role. */
const FUNCTION_ROLE_DISCOUNT = 2;
/** A call of the old `function_call` form, beside its name and arguments. */
const PER_FUNCTION_CALL = 3;
const IMAGE_TOKENS = 765;

type Message = ChatRequest["messages"][number];

function* textsOf(message: Message): Generator<string> {
  yield message.role;
  if (message.name) yield message.name;
  if (typeof message.content === "string") yield message.content;
  else if (Array.isArray(message.content)) {
    for (const part of message.content) if (typeof part.text === "string") yield part.text;
  }
  const functionCall = findFunctionCall(message);
  if (functionCall) {
    yield String(functionCall.name ?? "");
    yield String(functionCall.arguments ?? "");
  }
  for (const call of message.tool_calls ?? []) {
    if (call.function) yield `${call.function.name}${call.function.arguments}`;
  }
}

type FunctionCall = { name?: unknown; arguments?: unknown };

function findFunctionCall(message: Message): FunctionCall | null {
  const call = message.function_call;
  return typeof call === "object" && call !== null ? (call as FunctionCall) : null;
}

function* promptTexts(body: ChatRequest): Generator<string> {
  for (const message of body.messages) yield* textsOf(message);
  for (const tool of body.tools ?? []) yield JSON.stringify(tool.function ?? tool);
  if (body.response_format?.json_schema) yield JSON.stringify(body.response_format.json_schema);
}

function countImages(body: ChatRequest): number {
  let images = 0;
  for (const { content } of body.messages) {
    if (Array.isArray(content)) images += content.filter((part) => part.type === "image_url").length;
  }
  return images;
}

/**
 * Prompt tokens of a chat: 3 a message, 1 a name, 3 for the reply (OpenAI's rule), the texts in the model's encoding, and a
 * mean price in tokens for each image. Tools are counted as their JSON.
 */
export async function countPromptTokens(encoding: string, body: ChatRequest): Promise<TokenCount> {
  const texts = await countTokens(encoding, promptTexts(body));
  let overhead = REPLY;
  for (const message of body.messages) {
    overhead += PER_MESSAGE + (message.name ? PER_NAME : 0);
    if (findFunctionCall(message)) overhead += PER_FUNCTION_CALL;
    if (message.role === "function") overhead -= FUNCTION_ROLE_DISCOUNT;
  }
  return { tokens: texts.tokens + overhead + IMAGE_TOKENS * countImages(body), exact: texts.exact };
}
