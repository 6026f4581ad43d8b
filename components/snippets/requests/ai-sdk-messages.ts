import type { Json } from "@/lib/contract/playground-request";
import type { Code, Literal } from "../literals/literal";
import { type ChatMessage, parsedArguments } from "./chat-fields";

/** Expressions for the contents of attached files. */
export type FileReader = {
  codeFor: (text: string) => Code | undefined;
  mediaTypeOf: (text: string) => string | undefined;
};
type Part = { [field: string]: Json | undefined };

/** The conversation as the AI SDK has it: the system prompt apart, calls and results as parts. */
export function toModelMessages(messages: readonly ChatMessage[], files: FileReader, notes: string[]) {
  const [first] = messages;
  const hasSystem = first?.role === "system" && typeof first.content === "string";
  const names = new Map(
    messages.flatMap(({ tool_calls: calls }) => (calls ?? []).map((call) => [call.id, call.function.name])),
  );
  const turns = (hasSystem ? messages.slice(1) : messages).map((message): Literal => {
    if (message.role === "assistant") return assistantMessage(message, notes);
    if (message.role === "tool") return toolMessage(message, names);
    const { role, content } = message;
    if (!Array.isArray(content)) return { role, content };
    return { role, content: content.flatMap((part) => toPart(part, files, notes)) };
  });
  return { system: hasSystem ? (first.content as string) : undefined, messages: turns };
}

function assistantMessage({ content, tool_calls: calls }: ChatMessage, notes: string[]): Literal {
  const text = typeof content === "string" ? content : "";
  if (!calls?.length) return { role: "assistant", content: text };
  const parts = calls.map(({ id, function: { name, arguments: args } }) => {
    const input = parsedArguments(args);
    if (!input) notes.push(`The arguments of the call ${id} are no JSON object: left empty.`);
    return { type: "tool-call", toolCallId: id, toolName: name, input: input ?? {} };
  });
  return { role: "assistant", content: [...(text ? [{ type: "text", text }] : []), ...parts] };
}

function toolMessage({ tool_call_id: id = "", content }: ChatMessage, names: Map<string, string>): Literal {
  const output = { type: "text", value: typeof content === "string" ? content : "" };
  return {
    role: "tool",
    content: [{ type: "tool-result", toolCallId: id, toolName: names.get(id) ?? "", output }],
  };
}

function toPart(part: Part, files: FileReader, notes: string[]): Literal[] {
  if (part.type === "text") return [{ type: "text", text: String(part.text) }];
  if (part.type === "image_url") {
    const { url } = part.image_url as { url: string };
    return [{ type: "image", image: files.codeFor(url) ?? url }];
  }
  const { filename, file_data: data = "" } = (part.file ?? {}) as { filename?: string; file_data?: string };
  const mediaType = files.mediaTypeOf(data);
  if (part.type === "file" && mediaType === "application/pdf") {
    return [{ type: "file", mediaType, filename, data: files.codeFor(data) ?? data }];
  }
  notes.push(
    `The AI SDK sends no ${mediaType ?? part.type} as it is: ${filename ?? "the part"} is left out.`,
  );
  return [];
}
