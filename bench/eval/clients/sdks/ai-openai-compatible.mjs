import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { aiClient } from "./ai-turns.mjs";

export function open({ gateway, key }) {
  const provider = createOpenAICompatible({ name: "turnpike", baseURL: `${gateway}/v1`, apiKey: key });
  return aiClient((model) => provider(model));
}
