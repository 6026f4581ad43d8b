import { createOpenAI } from "@ai-sdk/openai";
import { aiClient } from "./ai-turns.mjs";

export function open({ gateway, key }) {
  const provider = createOpenAI({ baseURL: `${gateway}/v1`, apiKey: key });
  return aiClient((model) => provider(model));
}
