import type { ChatRequest, MessagesRequest } from "@/lib/contract/gateway";
import type { NativeOnly } from "../responses/native-only";
import { type Block, toContent, toParts } from "./content";

type ChatMessage = ChatRequest["messages"][number];
type Message = MessagesRequest["messages"][number];

function blocksOf(content: Message["content"]): Block[] {
  return typeof content === "string" ? [{ type: "text", text: content }] : (content as Block[]);
}

const isText = ({ type }: Block) => type === "text";

/** A tool's texts are its message; images go to the user's next one, since most hosts take only texts of tools. */
function toolMessage(
  block: Block,
  param: string,
  natives: NativeOnly,
): { message: ChatMessage; rest: Block[] } {
  const parts = toParts(block.content, `${param}.content`, natives);
  const texts = parts.filter(isText).map(({ text }) => String(text));
  const text = texts.join("\n\n");
  const message: ChatMessage = {
    role: "tool",
    tool_call_id: String(block.tool_use_id ?? ""),
    content: block.is_error ? `Error: ${text}` : text,
  };
  return { message, rest: parts.filter((part) => !isText(part)) };
}

function fromUser(message: Message, param: string, natives: NativeOnly): ChatMessage[] {
  const messages: ChatMessage[] = [];
  const parts: Block[] = [];
  for (const [i, block] of blocksOf(message.content).entries()) {
    const at = `${param}.content[${i}]`;
    if (block.type !== "tool_result") {
      parts.push(...toParts([block], at, natives));
      continue;
    }
    const { message: result, rest } = toolMessage(block, at, natives);
    messages.push(result);
    parts.push(...rest);
  }
  if (parts.length > 0) messages.push({ role: "user", content: toContent(parts) as ChatMessage["content"] });
  return messages;
}

function thoughtOf(block: Block): Record<string, unknown> {
  if (block.type === "redacted_thinking") return { type: "reasoning.encrypted", data: block.data };
  return { type: "reasoning.text", text: block.thinking, signature: block.signature };
}

function fromAssistant(message: Message, param: string, natives: NativeOnly): ChatMessage[] {
  const parts: Block[] = [];
  const calls: NonNullable<ChatMessage["tool_calls"]> = [];
  const thoughts: Record<string, unknown>[] = [];
  for (const [i, block] of blocksOf(message.content).entries()) {
    if (block.type === "tool_use") {
      const named = { name: String(block.name ?? ""), arguments: JSON.stringify(block.input ?? {}) };
      calls.push({ id: String(block.id ?? ""), type: "function", function: named });
    } else if (block.type === "thinking" || block.type === "redacted_thinking")
      thoughts.push(thoughtOf(block));
    else parts.push(...toParts([block], `${param}.content[${i}]`, natives));
  }
  if (parts.length === 0 && calls.length === 0) return [];
  return [
    {
      role: "assistant",
      content: parts.length > 0 ? (toContent(parts) as ChatMessage["content"]) : null,
      ...(calls.length > 0 && { tool_calls: calls }),
      ...(thoughts.length > 0 && { reasoning_details: thoughts }),
    },
  ];
}

function fromSystem(content: MessagesRequest["system"], param: string, natives: NativeOnly): ChatMessage[] {
  const parts = toParts(content, param, natives);
  return parts.length > 0 ? [{ role: "system", content: toContent(parts) as ChatMessage["content"] }] : [];
}

/** The conversation as a chat: results of tools are messages of their own, before what the user says with them. */
export function toChatMessages(
  { system, messages }: Pick<MessagesRequest, "system" | "messages">,
  natives: NativeOnly,
): ChatMessage[] {
  return [
    ...fromSystem(system, "system", natives),
    ...messages.flatMap((message, i) => {
      const param = `messages[${i}]`;
      if (message.role === "assistant") return fromAssistant(message, param, natives);
      if (message.role === "system") return fromSystem(message.content, `${param}.content`, natives);
      return fromUser(message, param, natives);
    }),
  ];
}
