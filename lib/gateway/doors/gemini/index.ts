import type { ChatDoor } from "../chat-door";
import type { CountDoor } from "../count-call";
import { toGeminiAnswer } from "./answer";
import { toGeminiError } from "./errors";
import { withCost } from "./native-answer";
import { readGeminiAsk, readGeminiCountAsk } from "./read";
import { NativeGeminiWriter } from "./stream/native-writer";
import { GeminiStreamWriter } from "./stream/writer";

export { findModelsPath, findVerb, type GeminiVerb, isGoogleClient } from "./address";
export { readGeminiModels } from "./models";

/** Gemini's generateContent and streamGenerateContent, in front of any model. */
export const geminiDoor: ChatDoor = {
  wire: "gemini",
  read: readGeminiAsk,
  answer(wire, answer, ask, call, measured) {
    if (wire !== "gemini") return toGeminiAnswer(answer.text, ask, call, measured);
    return withCost(answer.text, measured, answer.usage !== null);
  },
  stream: (wire, ask, call) =>
    wire === "gemini" ? new NativeGeminiWriter(ask, call) : new GeminiStreamWriter(ask, call),
  error: toGeminiError,
};

/** How many tokens a request for content has. */
export const geminiCountDoor: CountDoor = {
  wire: "gemini",
  read: readGeminiCountAsk,
  answer: (tokens) =>
    JSON.stringify({ totalTokens: tokens, promptTokensDetails: [{ modality: "TEXT", tokenCount: tokens }] }),
};
