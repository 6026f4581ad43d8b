import { Mistral } from "@mistralai/mistralai";
import { OPENAI_TOOL, weatherIn } from "./weather.mjs";

const toUsage = (usage) => (usage ? { input: usage.promptTokens, output: usage.completionTokens } : null);

async function collect(events) {
  let text = "";
  let pieces = 0;
  let usage;
  const calls = [];
  for await (const { data } of events) {
    usage = data.usage ?? usage;
    const delta = data.choices[0]?.delta;
    if (delta?.content) {
      text += delta.content;
      pieces++;
    }
    for (const part of delta?.toolCalls ?? []) {
      const index = part.index ?? 0;
      calls[index] ??= { id: part.id, type: "function", function: { name: "", arguments: "" } };
      calls[index].function.name += part.function.name ?? "";
      calls[index].function.arguments += part.function.arguments ?? "";
    }
  }
  return { text, pieces, usage, calls };
}

export function open({ gateway, key }) {
  const client = new Mistral({ serverURL: gateway, apiKey: key });

  async function turn(request, stream) {
    if (stream) return collect(await client.chat.stream(request));
    const { choices, usage } = await client.chat.complete(request);
    return { text: choices[0].message.content ?? "", usage, calls: choices[0].message.toolCalls ?? [] };
  }

  return {
    async ask(model, prompt, { stream }) {
      const messages = [{ role: "user", content: prompt }];
      const { text, pieces, usage } = await turn({ model, messages }, stream);
      return { text, pieces, usage: [toUsage(usage)] };
    },
    async askWithTool(model, prompt, { stream }) {
      const messages = [{ role: "user", content: prompt }];
      const tools = [OPENAI_TOOL];
      const first = await turn({ model, messages, tools }, stream);
      const [call] = first.calls;
      if (!call) throw new Error(`the model asked for no tool: ${JSON.stringify(first)}`);
      const { name } = call.function;
      const given = call.function.arguments;
      const args = typeof given === "string" ? JSON.parse(given) : given;
      messages.push({ role: "assistant", content: first.text, toolCalls: first.calls });
      messages.push({ role: "tool", toolCallId: call.id, name, content: weatherIn(args.city) });
      const second = await turn({ model, messages, tools }, stream);
      return {
        text: second.text,
        toolCall: { name, args },
        usage: [toUsage(first.usage), toUsage(second.usage)],
      };
    },
  };
}
