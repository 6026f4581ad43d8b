import type { ChatRequest, CohereChatRequest } from "@/lib/contract/gateway";

type ChatMessage = ChatRequest["messages"][number];
type Message = CohereChatRequest["messages"][number];
type Block = Record<string, unknown> & { type: string };

function blocksOf(content: Message["content"]): Block[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  return (content ?? []) as Block[];
}

/** A document is given to the model as its JSON, as a tool's result is. */
function textOf({ type, text, document }: Block): string {
  if (type !== "document") return String(text ?? "");
  const data = (document as { data?: unknown } | undefined)?.data;
  return typeof data === "string" ? data : JSON.stringify(data ?? {});
}

function fromAssistant({ content, tool_calls, tool_plan }: Message): ChatMessage {
  const blocks = blocksOf(content);
  const text = blocks.filter(({ type }) => type === "text").map(textOf);
  const thoughts = blocks.filter(({ type }) => type === "thinking").map(({ thinking }) => String(thinking));
  const thought = [...thoughts, tool_plan].filter(Boolean).join("\n");
  const calls = (tool_calls ?? []).map(({ id = "", function: named }) => ({
    id,
    type: "function",
    function: named,
  }));
  return {
    role: "assistant",
    content: text.length > 0 ? text.join("") : null,
    ...(thought && { reasoning_content: thought }),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}

/** One turn of Cohere's chat as one of a chat completion. */
export function toChatMessage(message: Message): ChatMessage {
  const { role, content, tool_call_id } = message;
  if (role === "assistant") return fromAssistant(message);
  if (role === "tool") {
    return { role, tool_call_id: tool_call_id ?? "", content: blocksOf(content).map(textOf).join("\n") };
  }
  return { role, content: content ?? "" };
}
