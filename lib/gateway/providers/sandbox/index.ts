import { openAiProvider } from "../openai";
import { openAiOperations } from "../openai/operations";
import type { Provider } from "../provider";
import { sendToSandbox } from "./send";

const openAi = openAiProvider(sendToSandbox);

/** Built-in models that need no account: they speak OpenAI's protocol, so the whole path runs as with a real provider. */
export const sandboxProvider: Provider = {
  ...openAi,
  operations: openAiOperations((_target, path) => ({ path, headers: [] })),
  dialects: {
    chat: {
      ...openAi.dialects.chat,
      request: (ask, target, bounds) =>
        openAi.dialects.chat.request(
          ask,
          { ...target, provider: { ...target.provider, baseUrl: "http://sandbox" } },
          bounds,
        ),
    },
  },
};
