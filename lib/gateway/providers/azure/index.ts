import { OPENAI_QUIRKS } from "@/lib/core/provider-presets";
import { openAiDialects } from "../openai/dialects";
import { readOpenAiFailure } from "../openai/errors";
import { openAiOperations } from "../openai/operations";
import type { Provider } from "../provider";
import { azureAddress } from "./address";

/** OpenAI's models on Azure: OpenAI's protocols at other addresses. */
export function azureProvider(send: Provider["send"]): Provider {
  return {
    dialects: openAiDialects({ address: azureAddress, quirks: () => OPENAI_QUIRKS }),
    operations: openAiOperations(azureAddress),
    failure: readOpenAiFailure,
    send,
  };
}
