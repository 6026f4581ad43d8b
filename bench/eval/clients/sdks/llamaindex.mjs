import { tool } from "@llamaindex/core/tools";
import { OpenAI } from "@llamaindex/openai";
import { DESCRIPTION, NAME, PARAMETERS, weatherIn } from "./weather.mjs";

const toUsage = (usage) => (usage ? { input: usage.prompt_tokens, output: usage.completion_tokens } : null);

export function open({ gateway, key }) {
  const modelOf = (model) => new OpenAI({ model, apiKey: key, baseURL: `${gateway}/v1` });

  async function turn(llm, messages, stream, tools) {
    if (!stream) {
      const { message, raw } = await llm.chat({ messages, tools });
      return { text: message.content, usage: raw.usage, calls: message.options?.toolCall ?? [] };
    }
    let text = "";
    let pieces = 0;
    let usage;
    let calls = [];
    for await (const chunk of await llm.chat({ messages, tools, stream: true })) {
      usage = chunk.raw?.usage ?? usage;
      calls = chunk.options?.toolCall ?? calls;
      if (!chunk.delta) continue;
      text += chunk.delta;
      pieces++;
    }
    return { text, pieces, usage, calls };
  }

  return {
    async ask(model, prompt, { stream }) {
      const messages = [{ role: "user", content: prompt }];
      const { text, pieces, usage } = await turn(modelOf(model), messages, stream);
      return { text, pieces, usage: [toUsage(usage)] };
    },
    async askWithTool(model, prompt, { stream }) {
      const llm = modelOf(model);
      const execute = ({ city }) => weatherIn(city);
      const weather = tool({ name: NAME, description: DESCRIPTION, parameters: PARAMETERS, execute });
      const messages = [{ role: "user", content: prompt }];
      const first = await turn(llm, messages, stream, [weather]);
      const [call] = first.calls;
      if (!call) throw new Error(`the model asked for no tool: ${JSON.stringify(first)}`);
      const args = typeof call.input === "string" ? JSON.parse(call.input) : call.input;
      const result = { id: call.id, result: weatherIn(args.city), isError: false };
      messages.push({ role: "assistant", content: first.text, options: { toolCall: [call] } });
      messages.push({ role: "user", content: result.result, options: { toolResult: result } });
      const second = await turn(llm, messages, stream, [weather]);
      return {
        text: second.text,
        toolCall: { name: call.name, args },
        usage: [toUsage(first.usage), toUsage(second.usage)],
      };
    },
  };
}
