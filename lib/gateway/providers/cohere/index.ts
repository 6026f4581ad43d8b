import type { Provider } from "../provider";
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
    failure: readCohereFailure,
    send,
  };
}
