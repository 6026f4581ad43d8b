import type { Provider } from "../provider";
import { readOpenAiFailure } from "./errors";
import { toOpenAiRequest } from "./request";
import { readOpenAiResponse } from "./response";
import { OpenAiStreamReader } from "./stream";

/** Any upstream that speaks OpenAI's chat completions, over the given transport. */
export function openAiProvider(send: Provider["send"]): Provider {
  return {
    request: toOpenAiRequest,
    response: readOpenAiResponse,
    stream: () => new OpenAiStreamReader(),
    failure: readOpenAiFailure,
    send,
  };
}
