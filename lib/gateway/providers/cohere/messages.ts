import type { ChatRequest } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";

type Message = ChatRequest["messages"][number];
type Part = Record<string, unknown> & { type: string };

/** Which parts a role's content may have. */
const USER_PARTS = new Set(["text", "image_url"]);
const TOOL_PARTS = new Set(["text", "document"]);
const TEXT_PARTS = new Set(["text"]);

function toContent(content: Message["content"], allowed: Set<string>, param: string): string | Part[] {
  if (content == null || typeof content === "string") return content ?? "";
  return content.map((part, i) => {
    if (part.type === "refusal") return { type: "text", text: part.refusal };
    if (allowed.has(part.type)) return part as Part;
    throw new AppError(
      "unsupported_parameter",
      `This model's provider takes no content of type ${part.type} here.`,
      {
        param: `${param}.content[${i}].type`,
      },
    );
  });
}

function thoughtOf({ reasoning_content: thought }: Message): string {
  return typeof thought === "string" ? thought : "";
}

/** What the model thought goes back as the plan of its calls, or as a block before its words. */
function assistantMessage(message: Message, param: string) {
  const content = toContent(message.content, TEXT_PARTS, param);
  const thought = thoughtOf(message);
  const calls = (message.tool_calls ?? []).map(({ id, function: called }) => ({
    id,
    type: "function",
    function: { name: called?.name ?? "", arguments: called?.arguments || "{}" },
  }));
  if (calls.length > 0) {
    return {
      role: "assistant",
      ...(content.length > 0 && { content }),
      tool_calls: calls,
      ...(thought && { tool_plan: thought }),
    };
  }
  if (!thought) return { role: "assistant", content };
  const said = typeof content === "string" ? [{ type: "text", text: content }] : content;
  return { role: "assistant", content: [{ type: "thinking", thinking: thought }, ...said] };
}

function toMessage(message: Message, param: string): Record<string, unknown> {
  switch (message.role) {
    case "assistant":
      return assistantMessage(message, param);
    case "user":
      return { role: "user", content: toContent(message.content, USER_PARTS, param) };
    case "tool": {
      const content = toContent(message.content, TOOL_PARTS, param);
      return { role: "tool", tool_call_id: message.tool_call_id ?? "", content };
    }
    case "function":
      throw new AppError("unsupported_parameter", "This provider takes tools' answers as role `tool`.", {
        param: `${param}.role`,
      });
    default:
      return { role: "system", content: toContent(message.content, TEXT_PARTS, param) };
  }
}

/** A conversation as Cohere takes it. */
export function toCohereMessages({ messages }: ChatRequest): Record<string, unknown>[] {
  return messages.map((message, i) => toMessage(message, `messages[${i}]`));
}
