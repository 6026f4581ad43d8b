import { OpenRouter } from "@openrouter/sdk";
import { DESCRIPTION, NAME, PARAMETERS, weatherIn } from "./weather.mjs";

const toUsage = (usage) => (usage ? { input: usage.promptTokens, output: usage.completionTokens } : null);

async function collect(chunks) {
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
    for (const part of delta?.toolCalls ?? []) {
      calls[part.index] ??= { id: part.id, type: "function", function: { name: "", arguments: "" } };
      calls[part.index].function.name += part.function?.name ?? "";
      calls[part.index].function.arguments += part.function?.arguments ?? "";
    }
  }
  return { text, pieces, usage, calls };
}

const whole = ({ choices, usage }) => ({
  text: choices[0].message.content ?? "",
  usage,
  calls: choices[0].message.toolCalls ?? [],
});

async function untilFound(look) {
  for (let tries = 0; ; tries++) {
    try {
      return await look();
    } catch (error) {
      if (error.statusCode !== 404 || tries > 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

export function open({ gateway, key }) {
  const client = new OpenRouter({ serverURL: `${gateway}/v1`, apiKey: key });

  async function turn(chatRequest, stream) {
    const answer = await client.chat.send({ chatRequest: { ...chatRequest, stream } });
    return stream ? collect(answer) : whole(answer);
  }

  return {
    async ask(model, prompt, { stream }) {
      const request = { model, messages: [{ role: "user", content: prompt }] };
      const { text, pieces, usage } = await turn(request, stream);
      return { text, pieces, usage: [toUsage(usage)] };
    },
    async askWithTool(model, prompt, { stream }) {
      const parameters = { name: NAME, description: DESCRIPTION, parameters: PARAMETERS };
      const tools = [{ type: "function", function: parameters }];
      const messages = [{ role: "user", content: prompt }];
      const first = await turn({ model, messages, tools }, stream);
      const [call] = first.calls;
      if (!call) throw new Error(`the model asked for no tool: ${JSON.stringify(first)}`);
      const args = JSON.parse(call.function.arguments);
      messages.push({ role: "assistant", content: first.text || null, toolCalls: first.calls });
      messages.push({ role: "tool", toolCallId: call.id, content: weatherIn(args.city) });
      const second = await turn({ model, messages, tools }, stream);
      return {
        text: second.text,
        toolCall: { name: call.function.name, args },
        usage: [toUsage(first.usage), toUsage(second.usage)],
      };
    },
    /** One call, then every read-only door of OpenRouter's that the gateway has. */
    async lookUp(model, prompt) {
      const messages = [{ role: "user", content: prompt }];
      const answer = await client.chat.send({ chatRequest: { model, messages, stream: false } });
      const listed = [];
      for await (const page of await client.models.list()) listed.push(...page.result.data);
      const keyState = await client.apiKeys.getCurrentKeyMetadata();
      const credits = await client.credits.getCredits();
      const generation = await untilFound(() => client.generations.getGeneration({ id: answer.id }));
      const activity = await client.analytics.getUserActivity();
      return {
        text: whole(answer).text,
        usage: [toUsage(answer.usage)],
        lookups: {
          models: listed.map(({ id }) => id),
          keyUsage: keyState.data.usage,
          credits: credits.data,
          generation: generation.data,
          activity: activity.data,
          answerId: answer.id,
        },
      };
    },
  };
}
