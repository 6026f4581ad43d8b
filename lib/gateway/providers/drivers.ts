import { anthropicProvider } from "./anthropic";
import { openAiProvider } from "./openai";
import type { Provider } from "./provider";
import { sandboxProvider } from "./sandbox";

/** Every kind of provider that the gateway can speak to, by `provider.kind`. */
export function providerDrivers(send: Provider["send"]): ReadonlyMap<string, Provider> {
  return new Map([
    ["openai", openAiProvider(send)],
    ["anthropic", anthropicProvider(send)],
    ["sandbox", sandboxProvider],
  ]);
}
