import type { Provider } from "../provider";
import { openAiDialects } from "./dialects";
import { readOpenAiFailure } from "./errors";
import { presetHost } from "./host";
import { openAiOperations } from "./operations";

/** Any upstream that speaks OpenAI's chat completions, over the given transport. */
export function openAiProvider(send: Provider["send"]): Provider {
  return {
    dialects: openAiDialects(presetHost),
    speaks: ({ provider }, wire) => wire !== "responses" || presetHost.quirks(provider).responses,
    operations: openAiOperations(),
    failure: readOpenAiFailure,
    send,
  };
}
