import type { Json } from "@/lib/contract/playground-request";
import type { Literal } from "../literals/literal";
import { type ChatMessage, parsedArguments } from "./chat-fields";

type Block = { [field: string]: Literal };
type Turn = { role: "user" | "assistant"; content: string | Block[] };

/** The base64 part of a data URL, or the expression that reads it from its file. */
export type FileSource = (dataUrl: string) => { mediaType: string; data: Literal } | null;

const isSystem = ({ role }: ChatMessage) => role === "system" || role === "developer";

export function systemText(messages: readonly ChatMessage[]): { system?: string } {
  const texts = messages.filter(isSystem).map(({ content }) => textOf(content));
  return texts.length > 0 ? { system: texts.join("\n\n") } : {};
}

/** The conversation in turns: what tools answered is said by the user, all of one round together. */
export function toTurns(messages: readonly ChatMessage[], sourceOf: FileSource, notes: string[]): Turn[] {
  const turns: Turn[] = [];
  let results: Block[] | null = null;
  for (const message of messages) {
    if (isSystem(message)) continue;
    if (message.role !== "tool") {
      results = null;
      turns.push(
        message.role === "assistant" ? assistantTurn(message, notes) : userTurn(message, sourceOf, notes),
      );
      continue;
    }
    if (!results) {
      results = [];
      turns.push({ role: "user", content: results });
    }
    results.push({
      type: "tool_result",
      tool_use_id: message.tool_call_id ?? "",
      content: textOf(message.content),
    });
  }
  return turns;
}

function assistantTurn({ content, tool_calls: calls }: ChatMessage, notes: string[]): Turn {
  const text = textOf(content);
  if (!calls?.length) return { role: "assistant", content: text };
  const uses = calls.map(({ id, function: { name, arguments: args } }) => {
    const input = parsedArguments(args);
    if (!input) notes.push(`The arguments of the call ${id} are no JSON object: left empty.`);
    return { type: "tool_use", id, name, input: input ?? {} };
  });
  return { role: "assistant", content: [...(text ? [{ type: "text", text }] : []), ...uses] };
}

function userTurn({ content }: ChatMessage, sourceOf: FileSource, notes: string[]): Turn {
  if (!Array.isArray(content)) return { role: "user", content: textOf(content) };
  return { role: "user", content: content.flatMap((part) => toBlock(part, sourceOf, notes)) };
}

type Part = { [field: string]: Json | undefined };

function toBlock(part: Part, sourceOf: FileSource, notes: string[]): Block[] {
  if (part.type === "text") return [{ type: "text", text: String(part.text) }];
  if (part.type === "image_url") {
    const { url } = part.image_url as { url: string };
    const source = sourceOf(url);
    return [{ type: "image", source: source ? base64(source) : { type: "url", url } }];
  }
  const { filename, file_data: data } = (part.file ?? {}) as { filename?: string; file_data?: string };
  const source = sourceOf(data ?? "");
  if (part.type === "file" && source) {
    return [{ type: "document", ...(filename && { title: filename }), source: base64(source) }];
  }
  notes.push(`The Messages API has no part of type ${part.type}: left out.`);
  return [];
}

function base64({ mediaType, data }: { mediaType: string; data: Literal }): Block {
  return { type: "base64", media_type: mediaType, data };
}

function textOf(content: ChatMessage["content"]): string {
  if (typeof content === "string") return content;
  return (content ?? []).flatMap((part) => (typeof part.text === "string" ? [part.text] : [])).join("\n\n");
}
