// The round trip of a tool in OpenAI's chat form, shared by the SDKs that speak it with the SDK's own objects.
import { OPENAI_TOOL, weatherIn } from "./weather.mjs";

/** Puts a streamed answer together, as any caller has to. `chunks` are the SDK's own. */
export async function collect(chunks) {
  let text = "";
  let pieces = 0;
  let usage;
  const calls = [];
  for await (const chunk of chunks) {
    usage = chunk.usage ?? usage;
    const delta = chunk.choices[0]?.delta;
    if (delta?.content) {
      text += delta.content;
      pieces++;
    }
    for (const part of delta?.tool_calls ?? []) {
      calls[part.index] ??= { id: part.id, type: "function", function: { name: "", arguments: "" } };
      if (part.function?.name) calls[part.index].function.name += part.function.name;
      calls[part.index].function.arguments += part.function?.arguments ?? "";
    }
  }
  return { text, pieces, usage, calls };
}

const whole = ({ choices, usage }) => ({
  text: choices[0].message.content ?? "",
  usage,
  calls: choices[0].message.tool_calls ?? [],
});

export const toUsage = (usage) =>
  usage ? { input: usage.prompt_tokens, output: usage.completion_tokens } : null;

/** A set-up's `ask` and `askWithTool` over its `create(body)` (whole or an async iterable of chunks). */
export function chatClient(create, streamMore = {}) {
  const turn = async (body, stream) =>
    stream
      ? collect(await create({ ...body, stream: true, ...streamMore }))
      : whole(await create({ ...body, stream: false }));
  return {
    async ask(model, prompt, { stream }) {
      const { text, pieces, usage } = await turn(
        { model, messages: [{ role: "user", content: prompt }] },
        stream,
      );
      return { text, pieces, usage: [toUsage(usage)] };
    },
    async askWithTool(model, prompt, { stream }) {
      const messages = [{ role: "user", content: prompt }];
      const tools = [OPENAI_TOOL];
      const first = await turn({ model, messages, tools }, stream);
      const [call] = first.calls;
      if (!call) throw new Error(`the model asked for no tool: ${JSON.stringify(first)}`);
      const args = JSON.parse(call.function.arguments);
      messages.push({ role: "assistant", content: first.text || null, tool_calls: first.calls });
      messages.push({ role: "tool", tool_call_id: call.id, content: weatherIn(args.city) });
      const second = await turn({ model, messages, tools }, stream);
      return {
        text: second.text,
        toolCall: { name: call.function.name, args },
        usage: [toUsage(first.usage), toUsage(second.usage)],
      };
    },
  };
}
