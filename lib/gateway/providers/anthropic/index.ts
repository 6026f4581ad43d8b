import type { Dialect, Provider } from "../provider";
import { toMessagesRequest } from "./chat-request/request";
import { anthropicCounter } from "./count";
import { readAnthropicFailure } from "./errors";
import { anthropicNative } from "./native";
import { readAnthropicResponse } from "./response";
import { AnthropicStreamReader } from "./stream";

const anthropicChat: Dialect = {
  request: toMessagesRequest,
  response: readAnthropicResponse,
  stream: () => new AnthropicStreamReader("chat"),
};

/** Anthropic's Messages API (platform.claude.com/docs/en/api/messages): chats are translated, its own callers' bytes pass. */
export function anthropicProvider(send: Provider["send"]): Provider {
  return {
    dialects: { chat: anthropicChat, messages: anthropicNative },
    counters: { messages: anthropicCounter },
    failure: (status, headers, body) => readAnthropicFailure(status, headers, body),
    send,
  };
}
