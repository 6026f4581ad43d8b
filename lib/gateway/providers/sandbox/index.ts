import { openAiProvider } from "../openai";
import type { Provider } from "../provider";
import { sendToSandbox } from "./send";

/** Built-in models that need no account: they speak OpenAI's protocol, so the whole path runs as with a real provider. */
export const sandboxProvider: Provider = {
  ...openAiProvider(sendToSandbox),
  request: (ask, target, bounds) => ({
    ...openAiProvider(sendToSandbox).request(
      ask,
      { ...target, provider: { ...target.provider, baseUrl: "http://sandbox" } },
      bounds,
    ),
  }),
};
