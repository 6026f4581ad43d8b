import type { Provider } from "../provider";
import { cohereEmbeddings } from "./embeddings";
import { readCohereFailure } from "./errors";
import { toCohereRequest } from "./request";
import { readCohereResponse } from "./response";
import { CohereStreamReader } from "./stream";

/** Cohere's v2 chat, translated. */
export function cohereProvider(send: Provider["send"]): Provider {
  return {
    dialects: {
      chat: {
        request: toCohereRequest,
        response: readCohereResponse,
        stream: (model) => new CohereStreamReader(model),
      },
    },
    operations: { embeddings: cohereEmbeddings },
    failure: readCohereFailure,
    send,
  };
}
