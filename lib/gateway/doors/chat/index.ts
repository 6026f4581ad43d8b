import type { IncomingMessage } from "node:http";
import { toErrorBody } from "@/lib/core/errors";
import type { ChatDoor } from "../chat-door";
import { withCost } from "./answer";
import { readChatAsk } from "./read";
import { ChatStreamWriter } from "./stream";
import {
  type ChatVariant,
  inOpenAiWords,
  toOpenRouterAnswer,
  toOpenRouterError,
  VariantStreamWriter,
  variantOf,
} from "./variants";

/** OpenAI's chat completions. */
const chatDoor: ChatDoor = {
  wire: "chat",
  read: (req, _path, bytesMax) => readChatAsk(req, bytesMax),
  answer: (_wire, answer, _ask, _call, measured) => withCost(answer.text, measured, answer.usage !== null),
  stream: (_wire, ask, call) => new ChatStreamWriter(ask, call),
  error: toErrorBody,
};

const VARIANTS: Record<ChatVariant, ChatDoor> = {
  openrouter: {
    ...chatDoor,
    answer: (_wire, answer, _ask, call, measured) =>
      toOpenRouterAnswer(withCost(answer.text, measured, answer.usage !== null), call.requestId),
    stream: (_wire, ask, call) => new VariantStreamWriter("openrouter", ask, call),
    error: toOpenRouterError,
  },
  mistral: {
    ...chatDoor,
    read: (req, _path, bytesMax) => readChatAsk(req, bytesMax, inOpenAiWords),
    stream: (_wire, ask, call) => new VariantStreamWriter("mistral", ask, call),
  },
};

/** OpenAI's chat completions, to the letter but for the clients of services that add to them. */
export function chatDoorFor(req: IncomingMessage): ChatDoor {
  const variant = variantOf(req);
  return variant ? VARIANTS[variant] : chatDoor;
}

/** An error's body where the call is no chat: OpenAI's, or OpenRouter's to its own client. */
export function errorBodyFor(req: IncomingMessage): ChatDoor["error"] {
  return chatDoorFor(req).error;
}
