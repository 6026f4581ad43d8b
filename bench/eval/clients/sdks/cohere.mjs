import { CohereClientV2 } from "cohere-ai";
import { OPENAI_TOOL, weatherIn } from "./weather.mjs";

const toUsage = (usage) =>
  usage?.tokens ? { input: usage.tokens.inputTokens, output: usage.tokens.outputTokens } : null;

async function collect(events) {
  let text = "";
  let pieces = 0;
  let usage;
  const calls = [];
  for await (const event of events) {
    if (event.type === "content-delta") {
      text += event.delta.message.content.text;
      pieces++;
    }
    if (event.type === "tool-call-start") calls[event.index] = structuredClone(event.delta.message.toolCalls);
    if (event.type === "tool-call-delta") {
      calls[event.index].function.arguments += event.delta.message.toolCalls.function.arguments;
    }
    if (event.type === "message-end") usage = event.delta.usage;
  }
  return { text, pieces, usage, calls: calls.filter(Boolean) };
}

export function open({ gateway, key }) {
  const client = new CohereClientV2({ environment: gateway, token: key });

  async function turn(request, stream) {
    if (stream) return collect(await client.chatStream(request));
    const { message, usage } = await client.chat(request);
    const text = (message.content ?? []).map((part) => part.text ?? "").join("");
    return { text, usage, calls: message.toolCalls ?? [] };
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
      const args = JSON.parse(call.function.arguments);
      messages.push({ role: "assistant", toolCalls: first.calls, toolPlan: first.text || undefined });
      messages.push({ role: "tool", toolCallId: call.id, content: weatherIn(args.city) });
      const second = await turn({ model, messages, tools }, stream);
      return {
        text: second.text,
        toolCall: { name: call.function.name, args },
        usage: [toUsage(first.usage), toUsage(second.usage)],
      };
    },
  };
}
