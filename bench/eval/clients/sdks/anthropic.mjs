import Anthropic from "@anthropic-ai/sdk";
import { DESCRIPTION, NAME, PARAMETERS, weatherIn } from "./weather.mjs";

const toUsage = (usage) => ({
  input: usage.input_tokens + (usage.cache_read_input_tokens ?? 0) + (usage.cache_creation_input_tokens ?? 0),
  output: usage.output_tokens,
});

export function open({ gateway, key }) {
  const client = new Anthropic({ baseURL: gateway, apiKey: key });

  async function turn(body, stream) {
    let pieces = 0;
    let message;
    if (stream) {
      const running = client.messages.stream({ max_tokens: 500, ...body });
      running.on("text", () => pieces++);
      message = await running.finalMessage();
    } else message = await client.messages.create({ max_tokens: 500, ...body });
    const text = message.content.map((block) => (block.type === "text" ? block.text : "")).join("");
    return { message, text, pieces };
  }

  return {
    async ask(model, prompt, { stream }) {
      const body = { model, messages: [{ role: "user", content: prompt }] };
      const { message, text, pieces } = await turn(body, stream);
      return { text, pieces, usage: [toUsage(message.usage)] };
    },
    async askWithTool(model, prompt, { stream }) {
      const tools = [{ name: NAME, description: DESCRIPTION, input_schema: PARAMETERS }];
      const messages = [{ role: "user", content: prompt }];
      const first = await turn({ model, messages, tools }, stream);
      const use = first.message.content.find((block) => block.type === "tool_use");
      if (!use || first.message.stop_reason !== "tool_use") throw new Error(JSON.stringify(first.message));
      const result = { type: "tool_result", tool_use_id: use.id, content: weatherIn(use.input.city) };
      messages.push({ role: "assistant", content: first.message.content });
      messages.push({ role: "user", content: [result] });
      const second = await turn({ model, messages, tools }, stream);
      return {
        text: second.text,
        toolCall: { name: use.name, args: use.input },
        usage: [toUsage(first.message.usage), toUsage(second.message.usage)],
      };
    },
  };
}
