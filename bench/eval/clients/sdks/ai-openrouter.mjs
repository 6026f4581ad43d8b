import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { aiClient } from "./ai-turns.mjs";

export function open({ gateway, key }) {
  const provider = createOpenRouter({ baseURL: `${gateway}/v1`, apiKey: key });
  return aiClient((model) => provider(model));
}
