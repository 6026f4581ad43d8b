import { type AppError, toErrorBody } from "@/lib/core/errors";
import type { ChatDoor } from "../chat-door";
import { toCohereAnswer } from "./answer";
import { readCohereAsk } from "./read";
import { CohereStreamWriter } from "./stream";

/** Cohere's envelope, and beside its message what ours says more. */
function toCohereError(error: AppError, requestId: string): Record<string, unknown> {
  return { id: requestId, ...toErrorBody(error).error };
}

/** Cohere's v2 chat, in front of any model. */
export const cohereDoor: ChatDoor = {
  wire: "cohere",
  read: (req, _path, bytesMax) => readCohereAsk(req, bytesMax),
  answer: (_wire, answer, _ask, call, measured) => toCohereAnswer(answer.text, call, measured),
  stream: (_wire, _ask, call) => new CohereStreamWriter(call),
  error: toCohereError,
};
