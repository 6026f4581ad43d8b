import { tool } from "@langchain/core/tools";
import { ChatOpenAI } from "@langchain/openai";
import { DESCRIPTION, NAME, PARAMETERS, weatherIn } from "./weather.mjs";

const toUsage = (usage) => (usage ? { input: usage.input_tokens, output: usage.output_tokens } : null);

export function open({ gateway, key }) {
  const modelOf = (model) =>
    new ChatOpenAI({ model, apiKey: key, configuration: { baseURL: `${gateway}/v1` } });

  async function turn(model, messages, stream) {
    if (!stream) return { message: await model.invoke(messages) };
    let message;
    let pieces = 0;
    for await (const chunk of await model.stream(messages)) {
      message = message ? message.concat(chunk) : chunk;
      if (chunk.text) pieces++;
    }
    return { message, pieces };
  }

  return {
    async ask(model, prompt, { stream }) {
      const { message, pieces } = await turn(modelOf(model), [["user", prompt]], stream);
      return { text: message.text, pieces, usage: [toUsage(message.usage_metadata)] };
    },
    async askWithTool(model, prompt, { stream }) {
      const run = ({ city }) => weatherIn(city);
      const weather = tool(run, { name: NAME, description: DESCRIPTION, schema: PARAMETERS });
      const bound = modelOf(model).bindTools([weather]);
      const messages = [["user", prompt]];
      const first = await turn(bound, messages, stream);
      const [call] = first.message.tool_calls;
      messages.push(first.message, await weather.invoke(call));
      const second = await turn(bound, messages, stream);
      return {
        text: second.message.text,
        toolCall: { name: call.name, args: call.args },
        usage: [toUsage(first.message.usage_metadata), toUsage(second.message.usage_metadata)],
      };
    },
  };
}
