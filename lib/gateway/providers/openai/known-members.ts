import type { ChatRequest } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import type { OpenAiQuirks } from "@/lib/core/provider-presets";
import type { ChatAsk } from "../../call";

type Message = ChatRequest["messages"][number];

type Part = Record<string, unknown>;

function withoutMark({ cache_control, ...part }: Part): Part {
  return part;
}

function withoutMarks(content: Message["content"]): Message["content"] {
  return Array.isArray(content) ? (content.map(withoutMark) as Message["content"]) : content;
}

/** What callers of other protocols bring along for the model's own provider: its thinking, and marks of what to cache. */
function withoutExtras({
  reasoning_content,
  reasoning_details,
  extra_content,
  ...message
}: Message): Message {
  const calls = message.tool_calls?.map(({ extra_content: _, ...call }) => call);
  const content = withoutMarks(message.content as Message["content"]);
  return {
    ...message,
    ...(content !== undefined && { content }),
    ...(calls && { tool_calls: calls }),
  } as Message;
}

const isDeveloper = ({ role }: Message) => role === "developer";
const asSystem = (message: Message): Message =>
  isDeveloper(message) ? { ...message, role: "system" } : message;

/** The messages as this host takes them, or null where it takes them as they are. */
export function toKnownMessages(ask: ChatAsk, quirks: OpenAiQuirks): Message[] | null {
  const { messages } = ask.body;
  const renames = !quirks.developerRole && messages.some(isDeveloper);
  const strips = ask.wire !== "chat" && !quirks.reasoningBack;
  if (!renames && !strips) return null;
  const kept = strips ? messages.map(withoutExtras) : messages;
  return renames ? kept.map(asSystem) : kept;
}

/** The tools as this host takes them, or null where it takes them as they are. */
export function toKnownTools({ body, wire }: ChatAsk, quirks: OpenAiQuirks): Part[] | null {
  if (wire === "chat" || quirks.reasoningBack || !body.tools) return null;
  return body.tools.map(withoutMark);
}

const FORMAT_PARAMS: Partial<Record<ChatAsk["wire"], string>> = {
  responses: "text.format",
  messages: "output_config.format",
  gemini: "generationConfig.responseSchema",
};

/** 400 for a schema where the host only knows `json_object`: an answer that merely looks like it would be worse. */
export function requireKnownFormat({ body, wire }: ChatAsk): void {
  if (body.response_format?.type !== "json_schema") return;
  throw new AppError(
    "unsupported_parameter",
    "This model's provider makes JSON objects, but none by a schema: ask for `json_object`.",
    { param: FORMAT_PARAMS[wire] ?? "response_format" },
  );
}
