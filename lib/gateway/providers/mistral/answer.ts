type Chunk = { type?: string; text?: unknown; thinking?: unknown };
type Said = Record<string, unknown> & { content?: unknown; tool_calls?: unknown };
type ToolCall = Record<string, unknown> & { id?: string; index?: number };

const FINISH: Record<string, string> = { model_length: "length", error: "stop" };

const textOf = (chunks: Chunk[]): string =>
  chunks.map(({ text }) => (typeof text === "string" ? text : "")).join("");

function thoughtOf({ thinking }: Chunk): string {
  return Array.isArray(thinking) ? textOf(thinking as Chunk[]) : typeof thinking === "string" ? thinking : "";
}

/** Content in chunks as a text, with what was thought beside it. */
function splitContent(content: unknown): { content: unknown; reasoning_content?: string } {
  if (!Array.isArray(content)) return { content };
  const chunks = content as Chunk[];
  const thought = chunks
    .filter(({ type }) => type === "thinking")
    .map(thoughtOf)
    .join("");
  const text = textOf(chunks.filter(({ type }) => type === "text"));
  return { content: text, ...(thought && { reasoning_content: thought }) };
}

function toToolCalls(calls: unknown): { tool_calls?: ToolCall[] } {
  if (!Array.isArray(calls) || calls.length === 0) return {};
  return {
    tool_calls: (calls as ToolCall[]).map((call, i) => ({
      type: "function",
      ...call,
      index: call.index ?? i,
    })),
  };
}

/** A delta in the form of chat completions. */
export function toChatDelta({ content, tool_calls, ...rest }: Said): Record<string, unknown> {
  return { ...rest, ...(content !== undefined && splitContent(content)), ...toToolCalls(tool_calls) };
}

/** A whole message in the form of chat completions. */
export function toChatMessage({ content, tool_calls, ...rest }: Said): Record<string, unknown> {
  const { tool_calls: calls } = toToolCalls(tool_calls);
  const split = splitContent(content ?? null);
  return {
    ...rest,
    ...split,
    content: calls && split.content === "" ? null : split.content,
    refusal: null,
    ...(calls && { tool_calls: calls.map(({ index: _, ...call }) => call) }),
  };
}

export function toChatFinish(finish: string | null | undefined): string | null {
  return finish == null ? null : (FINISH[finish] ?? finish);
}
