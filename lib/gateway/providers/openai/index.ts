import type { Dialect, Provider } from "../provider";
import { readOpenAiFailure } from "./errors";
import { openAiOperations } from "./operations";
import { toOpenAiRequest } from "./request";
import { readOpenAiResponse } from "./response";
import { OpenAiStreamReader } from "./stream";

/** OpenAI's chat completions: a caller's own bytes pass. */
const openAiChat: Dialect = {
  request: toOpenAiRequest,
  response: readOpenAiResponse,
  stream: () => new OpenAiStreamReader(),
};

/** Any upstream that speaks OpenAI's chat completions, over the given transport. */
export function openAiProvider(send: Provider["send"]): Provider {
  return {
    dialects: { chat: openAiChat },
    operations: openAiOperations(),
    failure: readOpenAiFailure,
    send,
  };
}
