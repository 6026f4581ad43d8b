import { TokenJS } from "token.js";
import { chatClient } from "./chat-turns.mjs";

export function open({ gateway, key }) {
  const client = new TokenJS({ baseURL: `${gateway}/v1`, apiKey: key });
  return chatClient((body) => client.chat.completions.create({ provider: "openai-compatible", ...body }));
}
