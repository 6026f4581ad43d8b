import type { ChatRequest } from "@/lib/contract/gateway";
import { countTokens, type TokenCount } from "./count-tokens";
import { type FunctionDefinition, writeFunctions } from "./function-definitions";

const PER_MESSAGE = 3;
const PER_NAME = 1;
const REPLY = 3;
/** OpenAI counts two tokens less for a message of the old `function` role. */
const FUNCTION_ROLE_DISCOUNT = 2;
/** A call of the old `function_call` form, beside its name and arguments. */
const PER_FUNCTION_CALL = 3;
/** A mean over providers and sizes. */
export const IMAGE_TOKENS = 765;

/** What functions cost beside their text, and what the system message that is there anyway spares of it. */
const PER_DEFINITIONS = 9;
const SYSTEM_DISCOUNT = 4;
const CHOICE_NONE = 1;
const CHOICE_NAMED = 4;
/** Longer definitions are counted as their JSON. */
const DEFINITIONS_JSON_MAX = 200_000;

type Message = ChatRequest["messages"][number];
/** The old form of tools, which passes through. */
type Asked = ChatRequest & { functions?: unknown; function_call?: unknown };
type FunctionCall = { name?: unknown; arguments?: unknown };

const isSystem = ({ role }: Message) => role === "system" || role === "developer";

function findFunctionCall(message: Message): FunctionCall | null {
  const call = message.function_call;
  return typeof call === "object" && call !== null ? (call as FunctionCall) : null;
}

function* contentOf({ content }: Message): Generator<string> {
  if (typeof content === "string") yield content;
  else if (Array.isArray(content)) {
    for (const part of content) if (typeof part.text === "string") yield part.text;
  }
}

function* textsOf(message: Message): Generator<string> {
  yield message.role;
  if (message.name) yield message.name;
  yield* contentOf(message);
  const functionCall = findFunctionCall(message);
  if (functionCall) {
    yield String(functionCall.name ?? "");
    yield String(functionCall.arguments ?? "");
  }
  for (const call of message.tool_calls ?? []) {
    if (call.function) yield `${call.function.name}${call.function.arguments}`;
  }
}

/** With functions, the first system message ends with a line end. */
function padded(message: Message): Message {
  const { content } = message;
  const isPlain = typeof content === "string" && content !== "" && !content.endsWith("\n");
  return isPlain ? { ...message, content: `${content}\n` } : message;
}

type Definitions = { functions: FunctionDefinition[]; others: unknown[] };

function definitionsOf(body: Asked): Definitions {
  const functions = Array.isArray(body.functions) ? (body.functions as FunctionDefinition[]) : [];
  const tools = body.tools ?? [];
  return {
    functions: [...functions, ...tools.flatMap((tool) => tool.function ?? [])],
    others: tools.filter((tool) => !tool.function),
  };
}

function writeDefinitions(functions: FunctionDefinition[]): string {
  const json = JSON.stringify(functions);
  return json.length > DEFINITIONS_JSON_MAX ? json : writeFunctions(functions);
}

/** The function that the caller asks for by name, in either form. */
function chosenName({ function_call: old, tool_choice: choice }: Asked): string | null {
  const named = typeof old === "object" && old !== null ? (old as FunctionCall).name : null;
  const wanted = typeof choice === "object" && choice !== null ? (choice as ToolChoice).function?.name : null;
  const name = named ?? wanted;
  return typeof name === "string" ? name : null;
}
type ToolChoice = { function?: { name?: unknown } };

function* promptTexts(body: Asked, { functions, others }: Definitions): Generator<string> {
  const first = functions.length > 0 ? body.messages.find(isSystem) : undefined;
  for (const message of body.messages) yield* textsOf(message === first ? padded(message) : message);
  if (functions.length > 0) yield writeDefinitions(functions);
  for (const tool of others) yield JSON.stringify(tool);
  const name = chosenName(body);
  if (name) yield name;
  if (body.response_format?.json_schema) yield JSON.stringify(body.response_format.json_schema);
}

function messageOverhead(message: Message): number {
  let overhead = PER_MESSAGE + (message.name ? PER_NAME : 0);
  if (findFunctionCall(message)) overhead += PER_FUNCTION_CALL;
  if (message.role === "function") overhead -= FUNCTION_ROLE_DISCOUNT;
  return overhead;
}

function functionsOverhead(body: Asked, { functions }: Definitions): number {
  let overhead = 0;
  if (functions.length > 0)
    overhead += PER_DEFINITIONS - (body.messages.some(isSystem) ? SYSTEM_DISCOUNT : 0);
  if (body.function_call === "none" || body.tool_choice === "none") overhead += CHOICE_NONE;
  return overhead + (chosenName(body) === null ? 0 : CHOICE_NAMED);
}

/** Its tokens depend on pages, seconds or frames. */
const UNCOUNTED = new Set(["file", "input_audio", "video_url"]);

function hasUncounted({ messages }: ChatRequest): boolean {
  return messages.some(
    ({ content }) => Array.isArray(content) && content.some(({ type }) => UNCOUNTED.has(type)),
  );
}

function countImages(body: ChatRequest): number {
  let images = 0;
  for (const { content } of body.messages) {
    if (Array.isArray(content)) images += content.filter((part) => part.type === "image_url").length;
  }
  return images;
}

/**
 * Prompt tokens of a chat by OpenAI's rules: 3 a message, 1 a name, 3 for the reply, the texts in the model's encoding, functions
 * as they are written into the prompt, and a mean price in tokens for each image.
 */
export async function countPromptTokens(encoding: string, body: ChatRequest): Promise<TokenCount> {
  const definitions = definitionsOf(body);
  const texts = await countTokens(encoding, promptTexts(body, definitions));
  let overhead = REPLY + functionsOverhead(body, definitions) + IMAGE_TOKENS * countImages(body);
  for (const message of body.messages) overhead += messageOverhead(message);
  return { tokens: texts.tokens + overhead, exact: texts.exact && !hasUncounted(body) };
}
