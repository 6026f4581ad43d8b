import type { Caller, Heard, ToolUse, Wanted } from "./caller";

type Block = { type: string; text?: string; id?: string; name?: string; input?: unknown };
type Usage = {
  input_tokens?: number;
  cache_read_input_tokens?: number;
  cache_creation_input_tokens?: number;
  output_tokens: number;
};
type Message = { content: Block[]; stop_reason: string; usage: Usage };

function toUsage(usage: Usage) {
  const { input_tokens = 0, cache_read_input_tokens = 0, cache_creation_input_tokens = 0 } = usage;
  return {
    input: input_tokens + cache_read_input_tokens + cache_creation_input_tokens,
    output: usage.output_tokens,
  };
}

function messages({ prompt, image, results }: Wanted) {
  const source = { type: "base64", media_type: "image/png", data: image };
  const content = [{ type: "text", text: prompt }, ...(image ? [{ type: "image", source }] : [])];
  const asked = { role: "user", content };
  if (!results) return [asked];
  const uses = results.map(({ use }) => ({ type: "tool_use", id: use.id, name: use.name, input: use.args }));
  const answers = results.map(({ use, output }) => ({
    type: "tool_result",
    tool_use_id: use.id,
    content: output,
  }));
  return [asked, { role: "assistant", content: uses }, { role: "user", content: answers }];
}

/** Anthropic's Messages. */
export const messagesCaller: Caller = {
  finishes: { stop: "end_turn", tools: "tool_use" },
  request: (wanted, secret) => ({
    path: "/v1/messages",
    headers: { "x-api-key": secret, "anthropic-version": "2023-06-01" },
    body: {
      model: wanted.model,
      max_tokens: 256,
      system: "Be brief.",
      messages: messages(wanted),
      ...(wanted.stream ? { stream: true } : {}),
      ...(wanted.tools
        ? { tools: wanted.tools.map(({ parameters, ...tool }) => ({ ...tool, input_schema: parameters })) }
        : {}),
      ...(wanted.schema ? { output_config: { format: { type: "json_schema", schema: wanted.schema } } } : {}),
    },
  }),
  whole(raw) {
    const { content, stop_reason, usage } = raw as unknown as Message;
    return {
      text: content.map(({ text }) => text ?? "").join(""),
      tools: content
        .filter(({ type }) => type === "tool_use")
        .map(({ id, name, input }) => ({ id: id!, name: name!, args: input })),
      finish: stop_reason,
      usage: toUsage(usage),
    };
  },
  stream(events) {
    const heard: Heard = { text: "", tools: [], finish: "", usage: null };
    const calls = new Map<unknown, ToolUse & { args: string }>();
    let usage = {} as Usage;
    for (const { name, data } of events) {
      if (data.type !== name) throw new Error(`the event ${name} says it is ${data.type}`);
      if (name === "message_start") usage = { ...(data.message as Message).usage };
      if (name === "content_block_start") {
        const block = data.content_block as Block;
        if (block.type === "tool_use") {
          calls.set(data.index, { id: block.id!, name: block.name!, args: "" });
        }
      }
      if (name === "content_block_delta") {
        const delta = data.delta as { text?: string; partial_json?: string };
        heard.text += delta.text ?? "";
        const call = calls.get(data.index);
        if (call) call.args += delta.partial_json ?? "";
      }
      if (name === "message_delta") {
        heard.finish = (data.delta as { stop_reason: string }).stop_reason;
        usage = { ...usage, ...(data.usage as Usage) };
      }
    }
    if (events.at(-1)?.name !== "message_stop") throw new Error("the stream has no message_stop");
    const tools = [...calls.values()].map((call) => ({ ...call, args: JSON.parse(call.args || "{}") }));
    return { ...heard, tools, usage: toUsage(usage) };
  },
  failed(body, status) {
    if (body.type !== "error") throw new Error(`not an error of this protocol: ${JSON.stringify(body)}`);
    const { type, message, param } = body.error as { type: string; message: string; param?: string };
    return { status, type, message, param: param ?? null };
  },
};
