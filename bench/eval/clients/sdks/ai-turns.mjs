// The AI SDK's own calls; its tool loop runs inside generateText and streamText.
import { generateText, jsonSchema, stepCountIs, streamText, tool } from "ai";
import { DESCRIPTION, NAME, PARAMETERS, weatherIn } from "./weather.mjs";

const toUsage = (usage) =>
  usage?.inputTokens === undefined ? null : { input: usage.inputTokens, output: usage.outputTokens };

async function collect(options) {
  const result = streamText({
    ...options,
    onError({ error }) {
      throw error;
    },
  });
  let pieces = 0;
  for await (const part of result.fullStream) {
    if (part.type === "error") throw part.error;
    if (part.type === "text-delta") pieces++;
  }
  return { text: await result.text, steps: await result.steps, pieces };
}

const run = async (options, stream) => (stream ? collect(options) : generateText(options));

/** A set-up's `ask` and `askWithTool` over `modelOf(name)`, an AI SDK model. */
export function aiClient(modelOf) {
  return {
    async ask(model, prompt, { stream }) {
      const { text, pieces, steps } = await run({ model: modelOf(model), prompt }, stream);
      return { text, pieces, usage: steps.map((step) => toUsage(step.usage)) };
    },
    async askWithTool(model, prompt, { stream }) {
      const calls = [];
      const execute = ({ city }) => {
        calls.push({ name: NAME, args: { city } });
        return weatherIn(city);
      };
      const weather = tool({ description: DESCRIPTION, inputSchema: jsonSchema(PARAMETERS), execute });
      const options = { model: modelOf(model), prompt, tools: { [NAME]: weather }, stopWhen: stepCountIs(3) };
      const { text, steps } = await run(options, stream);
      return { text, toolCall: calls[0], usage: steps.map((step) => toUsage(step.usage)) };
    },
  };
}
