import { AppError, toErrorBody } from "@/lib/core/errors";
import type { ChatDoor } from "../chat-door";
import type { CountDoor } from "../count-call";
import { completed, toResponse } from "./answer";
import { NativeResponsesWriter } from "./native-stream";
import { readCountAsk, readResponsesAsk } from "./read";
import { ResponsesStreamWriter } from "./stream";

/** OpenAI's Responses, in front of any model. */
export const responsesDoor: ChatDoor = {
  wire: "responses",
  read: (req, _path, bytesMax) => readResponsesAsk(req, bytesMax),
  answer(wire, answer, ask, call, measured) {
    if (wire !== "responses") return toResponse(answer.text, ask, call, measured);
    return JSON.stringify(completed(JSON.parse(answer.text), measured));
  },
  stream: (wire, ask, call) =>
    wire === "responses" ? new NativeResponsesWriter(ask, call) : new ResponsesStreamWriter(ask, call),
  error: toErrorBody,
};

/** How many tokens a request has. */
export const inputTokensDoor: CountDoor = {
  wire: "responses",
  read: (req, _path, bytesMax) => readCountAsk(req, bytesMax),
  answer: (tokens) => JSON.stringify({ object: "response.input_tokens", input_tokens: tokens }),
};

/** Nothing is kept here, so there is no response to look up: 404, whatever the id. */
export function getResponse(path: string): never {
  const id = path.slice(path.lastIndexOf("/") + 1).slice(0, 100);
  throw new AppError(
    "not_found",
    `No response ${JSON.stringify(id)}: responses are not kept here, so they cannot be looked up.`,
    { param: "response_id" },
  );
}
