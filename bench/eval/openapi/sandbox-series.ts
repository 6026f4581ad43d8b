import type { POSTS } from "./asks/ask";
import { CHAT_ASKS } from "./asks/chat-asks";
import * as operations from "./asks/operation-asks";
import type { Series } from "./drive";

/** Conversations that need no provider to play a part. */
const PLAIN_CHATS = CHAT_ASKS.filter(({ plan }) => !plan);

/** A built-in model for each path. */
export const SANDBOX_MODEL_OF: Record<(typeof POSTS)[number], string> = {
  "/chat/completions": "sandbox/echo",
  "/responses": "sandbox/echo",
  "/embeddings": "sandbox/embed",
  "/images/generations": "sandbox/image",
  "/audio/speech": "sandbox/speech",
  "/audio/transcriptions": "sandbox/transcribe",
  "/moderations": "sandbox/moderation",
};

/** All that the built-in models do. */
export const SANDBOX_SERIES: readonly Series[] = [
  { title: "sandbox", model: "sandbox/echo", asks: PLAIN_CHATS },
  { title: "sandbox", model: "sandbox/embed", asks: operations.EMBEDDING_ASKS },
  {
    title: "sandbox",
    model: "sandbox/image",
    asks: [...operations.IMAGE_ASKS, ...operations.IMAGE_STREAM_ASKS],
  },
  {
    title: "sandbox",
    model: "sandbox/speech",
    asks: [...operations.SPEECH_ASKS, ...operations.SPEECH_STREAM_ASKS],
  },
  {
    title: "sandbox",
    model: "sandbox/transcribe",
    asks: [...operations.TRANSCRIPTION_ASKS, ...operations.TRANSCRIPTION_FORMAT_ASKS],
  },
  { title: "sandbox", model: "sandbox/moderation", asks: operations.MODERATION_ASKS },
];
