import { customInput, type KnownTool } from "./tool-book";

type ItemStatus = "in_progress" | "completed" | "incomplete";

export const textPart = (text: string, logprobs: unknown[]) => ({
  type: "output_text",
  text,
  annotations: [],
  logprobs,
});

export const refusalPart = (refusal: string) => ({ type: "refusal", refusal });

export const summaryPart = (text: string) => ({ type: "summary_text", text });

export function messageItem(id: string, content: unknown[], status: ItemStatus) {
  return { id, type: "message", status, role: "assistant", content };
}

export function reasoningItem(id: string, summary: unknown[], encrypted: string | null) {
  return { id, type: "reasoning", summary, encrypted_content: encrypted };
}

/** A call of the caller's own tool, as a function or as free text, under the name that the caller gave it. */
export function callItem(id: string, callId: string, tool: KnownTool, args: string, status: ItemStatus) {
  const named = { name: tool.name, ...(tool.namespace !== null && { namespace: tool.namespace }) };
  return tool.kind === "custom"
    ? { id, type: "custom_tool_call", call_id: callId, ...named, input: customInput(args), status }
    : { id, type: "function_call", call_id: callId, ...named, arguments: args, status };
}

type ChatLogprob = { token?: unknown; logprob?: unknown; bytes?: unknown; top_logprobs?: ChatLogprob[] };

/** Log probabilities of chat completions in this protocol, where every member is there. */
export function toLogprobs(logprobs: unknown): unknown[] {
  const content = (logprobs as { content?: unknown } | null | undefined)?.content;
  if (!Array.isArray(content)) return [];
  const entry = ({ token, logprob, bytes }: ChatLogprob) => ({ token, logprob, bytes: bytes ?? [] });
  return content.map((one: ChatLogprob) => ({
    ...entry(one),
    top_logprobs: (one.top_logprobs ?? []).map(entry),
  }));
}
