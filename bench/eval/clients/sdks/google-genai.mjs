import { GoogleGenAI } from "@google/genai";
import { DESCRIPTION, NAME, PARAMETERS, weatherIn } from "./weather.mjs";

const toUsage = (usage) => ({
  input: (usage.promptTokenCount ?? 0) + (usage.toolUsePromptTokenCount ?? 0),
  output: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
});

export function open({ gateway, key }) {
  const client = new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl: gateway } });

  async function turn(request, stream) {
    if (!stream) {
      const answer = await client.models.generateContent(request);
      const { content } = answer.candidates[0];
      return {
        text: answer.text ?? "",
        content,
        calls: answer.functionCalls ?? [],
        usage: answer.usageMetadata,
      };
    }
    let text = "";
    let pieces = 0;
    let usage;
    const parts = [];
    for await (const chunk of await client.models.generateContentStream(request)) {
      usage = chunk.usageMetadata ?? usage;
      parts.push(...(chunk.candidates?.[0]?.content?.parts ?? []));
      if (!chunk.text) continue;
      text += chunk.text;
      pieces++;
    }
    const calls = parts.flatMap((part) => part.functionCall ?? []);
    return { text, pieces, content: { role: "model", parts }, calls, usage };
  }

  return {
    async ask(model, prompt, { stream }) {
      const { text, pieces, usage } = await turn({ model, contents: prompt }, stream);
      return { text, pieces, usage: [toUsage(usage)] };
    },
    async askWithTool(model, prompt, { stream }) {
      const declaration = { name: NAME, description: DESCRIPTION, parametersJsonSchema: PARAMETERS };
      const config = { tools: [{ functionDeclarations: [declaration] }] };
      const contents = [{ role: "user", parts: [{ text: prompt }] }];
      const first = await turn({ model, contents, config }, stream);
      const [call] = first.calls;
      if (!call) throw new Error(`the model asked for no tool: ${JSON.stringify(first)}`);
      const response = { output: weatherIn(call.args.city) };
      const functionResponse = { id: call.id, name: call.name, response };
      contents.push(first.content, { role: "user", parts: [{ functionResponse }] });
      const second = await turn({ model, contents, config }, stream);
      return {
        text: second.text,
        toolCall: { name: call.name, args: call.args },
        usage: [toUsage(first.usage), toUsage(second.usage)],
      };
    },
  };
}
