import type { Dialect } from "../provider";
import type { OpenAiHost } from "./host";
import { toOpenAiRequest } from "./request";
import { readOpenAiResponse } from "./response";
import { toResponsesRequest } from "./responses/request";
import { readResponse } from "./responses/response";
import { ResponsesStreamReader } from "./responses/stream";
import { OpenAiStreamReader } from "./stream";

/** Chat completions and Responses as a host speaks them: a caller's own bytes pass. */
export function openAiDialects(host: OpenAiHost): { chat: Dialect; responses: Dialect } {
  return {
    chat: {
      request: (ask, target, bounds) => toOpenAiRequest(host, ask, target, bounds),
      response: readOpenAiResponse,
      stream: (upstreamModel) => new OpenAiStreamReader(upstreamModel),
    },
    responses: {
      request: (ask, target, bounds) => toResponsesRequest(host, ask, target, bounds),
      response: readResponse,
      stream: () => new ResponsesStreamReader(),
    },
  };
}
