import { readOpenAiFailure } from "../openai/errors";
import type { Provider } from "../provider";
import { mistralEmbeddings } from "./embeddings";
import { toMistralRequest } from "./request";
import { readMistralResponse } from "./response";
import { MistralStreamReader } from "./stream";

/** Mistral's own chat completions: near to OpenAI's, and strict about the rest. */
export function mistralProvider(send: Provider["send"]): Provider {
  return {
    dialects: {
      chat: {
        request: toMistralRequest,
        response: readMistralResponse,
        stream: () => new MistralStreamReader(),
      },
    },
    operations: { embeddings: mistralEmbeddings },
    failure: readOpenAiFailure,
    send,
  };
}
