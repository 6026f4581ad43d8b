import { toErrorBody } from "@/lib/core/errors";
import type { ChatDoor } from "../chat-door";
import { withCost } from "./answer";
import { readChatAsk } from "./read";
import { ChatStreamWriter } from "./stream";

/** OpenAI's chat completions. */
export const chatDoor: ChatDoor = {
  wire: "chat",
  read: (req, _path, bytesMax) => readChatAsk(req, bytesMax),
  answer: (_wire, answer, _ask, _call, measured) => withCost(answer.text, measured, answer.usage !== null),
  stream: (_wire, ask, call) => new ChatStreamWriter(ask, call),
  error: toErrorBody,
};
