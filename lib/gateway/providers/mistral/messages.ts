import { createHash } from "node:crypto";
import type { ChatRequest } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";

type Message = ChatRequest["messages"][number];
type Part = Record<string, unknown> & { type: string };

const OWN_ID = /^[a-zA-Z0-9]{9}$/;

/** Mistral's ids of tool calls have nine letters and digits: another's id becomes one that is the same for the same. */
function toMistralCallId(id: string): string {
  if (OWN_ID.test(id)) return id;
  return createHash("sha256").update(id).digest("hex").slice(0, 9);
}

function filePart({ file }: Part, param: string): Part {
  const { file_data: data, filename } = (file ?? {}) as { file_data?: unknown; filename?: unknown };
  if (typeof data !== "string") {
    throw new AppError("unsupported_parameter", "A file must be sent in the request for this provider.", {
      param: `${param}.file.file_id`,
    });
  }
  const named = typeof filename === "string" ? { document_name: filename } : {};
  return { type: "document_url", document_url: data, ...named };
}

function toPart(part: Part, param: string): Part {
  switch (part.type) {
    case "text":
      return { type: "text", text: part.text };
    case "refusal":
      return { type: "text", text: part.refusal };
    case "file":
      return part.file_id === undefined ? filePart(part, param) : part;
    case "input_audio": {
      const audio = part.input_audio as { data?: unknown } | string | undefined;
      return { type: "input_audio", input_audio: typeof audio === "object" ? audio.data : audio };
    }
    default:
      return part;
  }
}

function toContent(content: Message["content"], param: string): string | Part[] {
  if (content == null || typeof content === "string") return content ?? "";
  return content.map((part, i) => toPart(part as Part, `${param}.content[${i}]`));
}

/** What the model thought in an earlier turn is a chunk of its content. */
function assistantContent({ content, reasoning_content }: Message, param: string): string | Part[] {
  const said = toContent(content, param);
  if (typeof reasoning_content !== "string" || !reasoning_content) return said;
  const thought = { type: "thinking", thinking: [{ type: "text", text: reasoning_content }] };
  const parts = typeof said === "string" ? [{ type: "text", text: said }] : said;
  return [thought, ...parts.filter(({ text }) => text !== "")];
}

function toCalls(calls: Message["tool_calls"]) {
  return (calls ?? []).map(({ id, function: called }) => ({
    id: toMistralCallId(id),
    type: "function",
    function: { name: called?.name ?? "", arguments: called?.arguments || "{}" },
  }));
}

function assistantMessage(message: Message, param: string, isLast: boolean) {
  const calls = toCalls(message.tool_calls);
  return {
    role: "assistant",
    content: assistantContent(message, param),
    ...(calls.length > 0 && { tool_calls: calls }),
    // The answer goes on where the caller's text ends.
    ...(isLast && calls.length === 0 && { prefix: true }),
  };
}

function toMessage(message: Message, param: string, isLast: boolean): Record<string, unknown> {
  switch (message.role) {
    case "assistant":
      return assistantMessage(message, param, isLast);
    case "tool":
      return {
        role: "tool",
        content: toContent(message.content, param),
        tool_call_id: toMistralCallId(message.tool_call_id ?? ""),
        ...(message.name != null && { name: message.name }),
      };
    case "user":
      return { role: "user", content: toContent(message.content, param) };
    case "function":
      throw new AppError("unsupported_parameter", "This provider takes tools' answers as role `tool`.", {
        param: `${param}.role`,
      });
    default:
      return { role: "system", content: toContent(message.content, param) };
  }
}

/** A conversation as Mistral takes it. */
export function toMistralMessages({ messages }: ChatRequest): Record<string, unknown>[] {
  return messages.map((message, i) => toMessage(message, `messages[${i}]`, i === messages.length - 1));
}
