import type { ChatDoor } from "../chat-door";
import type { CountDoor } from "../count-call";
import { toMessage, withCost } from "./answer";
import { toMessagesError } from "./errors";
import { NativeMessagesWriter } from "./native-stream";
import { readCountAsk, readMessagesAsk } from "./read";
import { MessagesStreamWriter } from "./stream";

/** Anthropic's Messages, in front of any model. */
export const messagesDoor: ChatDoor = {
  wire: "messages",
  requestIdHeader: "request-id",
  read: (req, _path, bytesMax) => readMessagesAsk(req, bytesMax),
  answer(wire, answer, _ask, call, measured) {
    if (wire !== "messages") return toMessage(answer.text, call, measured);
    return withCost(answer.text, measured, answer.usage !== null);
  },
  stream: (wire, ask, call) =>
    wire === "messages" ? new NativeMessagesWriter(ask, call) : new MessagesStreamWriter(ask, call),
  error: toMessagesError,
};

/** How many tokens a Messages request has. */
export const countTokensDoor: CountDoor = {
  wire: "messages",
  read: (req, _path, bytesMax) => readCountAsk(req, bytesMax),
  answer: (tokens) => JSON.stringify({ input_tokens: tokens }),
};

export { isAnthropicClient, toMessagesModel, toMessagesModelList } from "./models";
