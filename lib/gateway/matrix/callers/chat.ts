import type { Caller, Heard, ToolUse, Wanted } from "./caller";

type Delta = {
  content?: string | null;
  tool_calls?: { index: number; id?: string; function?: { name?: string; arguments?: string } }[];
};
type Choice = { delta?: Delta; message?: Delta; finish_reason?: string | null };
type Usage = { prompt_tokens: number; completion_tokens: number } | null | undefined;
type Body = { choices: Choice[]; usage?: Usage };

const toUsage = (usage: Usage) => usage && { input: usage.prompt_tokens, output: usage.completion_tokens };

function messages({ prompt, image, results }: Wanted) {
  const url = `data:image/png;base64,${image}`;
  const content = image
    ? [
        { type: "text", text: prompt },
        { type: "image_url", image_url: { url } },
      ]
    : prompt;
  const asked = [
    { role: "system", content: "Be brief." },
    { role: "user", content },
  ];
  if (!results) return asked;
  const tool_calls = results.map(({ use }) => ({
    id: use.id,
    type: "function",
    function: { name: use.name, arguments: JSON.stringify(use.args) },
  }));
  const answers = results.map(({ use, output }) => ({ role: "tool", tool_call_id: use.id, content: output }));
  return [...asked, { role: "assistant", content: null, tool_calls }, ...answers];
}

/** OpenAI's chat completions. */
export const chatCaller: Caller = {
  finishes: { stop: "stop", tools: "tool_calls" },
  request: (wanted, secret) => ({
    path: "/v1/chat/completions",
    headers: { authorization: `Bearer ${secret}` },
    body: {
      model: wanted.model,
      messages: messages(wanted),
      ...(wanted.stream ? { stream: true, stream_options: { include_usage: true } } : {}),
      ...(wanted.tools ? { tools: wanted.tools.map((tool) => ({ type: "function", function: tool })) } : {}),
      ...(wanted.schema
        ? {
            response_format: {
              type: "json_schema",
              json_schema: { name: "answer", schema: wanted.schema, strict: true },
            },
          }
        : {}),
    },
  }),
  whole(raw) {
    const { choices, usage } = raw as unknown as Body;
    const { message, finish_reason } = choices[0]!;
    const tools = (message?.tool_calls ?? []).map(({ id, function: named }) => ({
      id: id!,
      name: named!.name!,
      args: JSON.parse(named!.arguments!),
    }));
    return {
      text: message?.content ?? "",
      tools,
      finish: finish_reason ?? "",
      usage: toUsage(usage) ?? null,
    };
  },
  stream(events) {
    const heard: Heard = { text: "", tools: [], finish: "", usage: null };
    const calls: (ToolUse & { args: string })[] = [];
    for (const { data } of events.slice(0, -1)) {
      const { choices, usage } = data as unknown as Body;
      heard.usage = toUsage(usage) ?? heard.usage;
      const choice = choices[0];
      heard.text += choice?.delta?.content ?? "";
      heard.finish = choice?.finish_reason ?? heard.finish;
      for (const { index, id, function: named } of choice?.delta?.tool_calls ?? []) {
        calls[index] ??= { id: id!, name: named!.name!, args: "" };
        calls[index].args += named?.arguments ?? "";
      }
    }
    if (!events.at(-1)?.data.done) throw new Error("the stream has no end");
    return { ...heard, tools: calls.map((call) => ({ ...call, args: JSON.parse(call.args) })) };
  },
  failed(body, status) {
    const { type, message, param } = body.error as { type: string; message: string; param: string | null };
    return { status, type, message, param };
  },
};
