import type { ChatRequest } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import { type Block, toBlocks } from "./content";

export type Turn = { role: "user" | "assistant"; content: Block[] };
type Message = ChatRequest["messages"][number];

/** Ids of other providers may have characters that Anthropic refuses; both ends of a call are changed alike. */
function toolId(id: string): string {
  return id.replace(/[^a-zA-Z0-9_-]/g, "_");
}

function parseArguments(text: string, param: string): unknown {
  if (text.trim() === "") return {};
  try {
    const input = JSON.parse(text) as unknown;
    if (typeof input === "object" && input !== null && !Array.isArray(input)) return input;
  } catch {
    // Refused below, like JSON that is no object.
  }
  throw new AppError("invalid_request", "A tool call's arguments must be a JSON object.", { param });
}

type Detail = { type?: unknown; text?: unknown; signature?: unknown; data?: unknown; index?: unknown };
type Thought = { index: unknown; thinking: string; signature: string };

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

/** What was streamed of one thought may come back in its pieces, the signature last. */
function addThought(thoughts: (Thought | Block)[], { index, text, signature }: Detail): void {
  const last = thoughts.at(-1) as Thought | undefined;
  const goesOn = last && "thinking" in last && last.signature === "" && last.index === index;
  const thought = goesOn ? last : { index, thinking: "", signature: "" };
  thought.thinking += textOf(text);
  thought.signature = textOf(signature);
  if (!goesOn) thoughts.push(thought);
}

/** What a model thought in an earlier turn goes back as it came, with its signature: Claude refuses any other. */
function thinkingBlocks({ reasoning_details: details }: Message): Block[] {
  if (!Array.isArray(details)) return [];
  const thoughts: (Thought | Block)[] = [];
  for (const detail of details as Detail[]) {
    const { type, data } = detail;
    if (type === "reasoning.text") addThought(thoughts, detail);
    if (type === "reasoning.encrypted" && typeof data === "string") {
      thoughts.push({ type: "redacted_thinking", data });
    }
  }
  return thoughts.flatMap((thought): Block[] => {
    if ("type" in thought) return [thought as Block];
    const { thinking, signature } = thought;
    return signature ? [{ type: "thinking", thinking, signature }] : [];
  });
}

function assistantBlocks(message: Message, param: string): Block[] {
  const calls = (message.tool_calls ?? []).map((call, i): Block => {
    const at = `${param}.tool_calls[${i}]`;
    if (!call.function) {
      throw new AppError("unsupported_parameter", "Only calls of functions can be sent to this provider.", {
        param: `${at}.type`,
      });
    }
    const input = parseArguments(call.function.arguments, `${at}.function.arguments`);
    return { type: "tool_use", id: toolId(call.id), name: call.function.name, input };
  });
  return [...thinkingBlocks(message), ...toBlocks(message.content, `${param}.content`), ...calls];
}

function toolResult(message: Message, param: string): Block {
  const content = toBlocks(message.content, `${param}.content`);
  return {
    type: "tool_result",
    tool_use_id: toolId(message.tool_call_id ?? ""),
    ...(content.length > 0 && { content }),
  };
}

function withCacheControl(blocks: Block[], { cache_control: control }: Message): Block[] {
  const last = blocks.at(-1);
  return control && last ? [...blocks.slice(0, -1), { ...last, cache_control: control }] : blocks;
}

function toTurn(message: Message, param: string): Turn {
  switch (message.role) {
    case "assistant":
      return { role: "assistant", content: assistantBlocks(message, param) };
    case "tool":
      return { role: "user", content: [toolResult(message, param)] };
    case "user":
      return { role: "user", content: toBlocks(message.content, `${param}.content`) };
    default:
      throw new AppError("unsupported_parameter", "Send tool results with the role tool.", {
        param: `${param}.role`,
      });
  }
}

/** Claude does not go on with a text that ends in white space. */
function trimPrefill(turns: Turn[]): void {
  const last = turns.at(-1);
  const block = last?.role === "assistant" ? last.content.at(-1) : undefined;
  if (block?.type === "text") block.text = String(block.text).trimEnd();
}

/** Anthropic's conversations begin with the user; a greeting by the assistant may come first elsewhere. */
const OPENING: Turn = { role: "user", content: [{ type: "text", text: "(The conversation begins.)" }] };

function inOrder(turns: Turn[], system: Block[]): { system: Block[]; turns: Turn[] } {
  const [first] = turns;
  if (!first && system.length > 0) return { system: [], turns: [{ role: "user", content: system }] };
  return { system, turns: first?.role === "assistant" ? [OPENING, ...turns] : turns };
}

/**
 * A chat's messages as Anthropic takes them: system texts apart, each role's consecutive messages one turn, so that the results
 * of parallel tool calls come together.
 */
export function toTurns(messages: ChatRequest["messages"]): { system: Block[]; turns: Turn[] } {
  const system: Block[] = [];
  const turns: Turn[] = [];
  for (const [i, message] of messages.entries()) {
    const param = `messages[${i}]`;
    if (message.role === "system" || message.role === "developer") {
      system.push(...withCacheControl(toBlocks(message.content, `${param}.content`), message));
      continue;
    }
    const { role, content } = toTurn(message, param);
    const blocks = withCacheControl(content, message);
    const last = turns.at(-1);
    if (last?.role === role) last.content.push(...blocks);
    else if (blocks.length > 0) turns.push({ role, content: [...blocks] });
  }
  trimPrefill(turns);
  return inOrder(turns, system);
}
