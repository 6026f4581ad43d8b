import { customInput, type KnownTool } from "./tool-book";

type ItemStatus = "in_progress" | "completed" | "incomplete";

export const textPart = (text: string, logprobs: unknown[], annotations: unknown[] = []) => ({
  type: "output_text",
  text,
  annotations,
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

export type CalledTool = {
  callId: string;
  tool: KnownTool;
  /** What the model's provider wants back with the call. */
  extra?: unknown;
};

/** A call of the caller's own tool, as a function or as free text, under the name that the caller gave it. */
export function callItem(id: string, { callId, tool, extra }: CalledTool, args: string, status: ItemStatus) {
  const said = tool.kind === "custom" ? { input: customInput(args) } : { arguments: args };
  return {
    id,
    type: tool.kind === "custom" ? "custom_tool_call" : "function_call",
    call_id: callId,
    name: tool.name,
    ...(tool.namespace !== null && { namespace: tool.namespace }),
    ...said,
    status,
    ...(extra !== undefined && { extra_content: extra }),
  };
}

type ChatImage = { image_url?: { url?: unknown } };

/** The base64 of the images that a message or delta of chat completions carries. */
export function imagesOf(images: unknown): string[] {
  if (!Array.isArray(images)) return [];
  return images.flatMap(({ image_url }: ChatImage) =>
    typeof image_url?.url === "string" ? [image_url.url.replace(/^data:[^,]*,/, "")] : [],
  );
}

export function imageItem(id: string, result: string) {
  return { id, type: "image_generation_call", status: "completed", result };
}

type ChatAnnotation = { type?: unknown; url_citation?: Record<string, unknown> };

/** Citations of chat completions in this protocol. */
export function toAnnotations(annotations: unknown): unknown[] {
  if (!Array.isArray(annotations)) return [];
  return annotations.flatMap(({ type, url_citation: cited }: ChatAnnotation) => {
    if (type !== "url_citation" || !cited) return [];
    const { url = "", title = "", start_index = 0, end_index = 0 } = cited;
    return [{ type, url, title, start_index, end_index }];
  });
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
