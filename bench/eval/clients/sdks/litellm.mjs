import { completion } from "litellm";
import { chatClient } from "./chat-turns.mjs";

export function open({ gateway, key }) {
  return chatClient((body) => completion({ ...body, baseUrl: `${gateway}/v1`, apiKey: key }));
}
