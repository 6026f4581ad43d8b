import { Portkey } from "portkey-ai";
import { chatClient } from "./chat-turns.mjs";

export function open({ gateway, key }) {
  const client = new Portkey({ baseURL: `${gateway}/v1`, apiKey: key });
  return chatClient((body) => client.chat.completions.create(body), {
    stream_options: { include_usage: true },
  });
}
