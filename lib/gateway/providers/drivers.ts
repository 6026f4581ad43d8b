import { anthropicProvider } from "./anthropic";
import { azureProvider } from "./azure";
import { bedrockProvider } from "./bedrock";
import { cohereProvider } from "./cohere";
import { geminiProvider } from "./gemini";
import { mistralProvider } from "./mistral";
import { openAiProvider } from "./openai";
import type { Provider } from "./provider";
import { sandboxProvider } from "./sandbox";
import { vertexProvider } from "./vertex";

/** Every kind of provider that the gateway can speak to, by `provider.kind`. */
export function providerDrivers(send: Provider["send"]): ReadonlyMap<string, Provider> {
  return new Map([
    ["openai", openAiProvider(send)],
    ["azure", azureProvider(send)],
    ["mistral", mistralProvider(send)],
    ["cohere", cohereProvider(send)],
    ["anthropic", anthropicProvider(send)],
    ["bedrock", bedrockProvider(send)],
    ["gemini", geminiProvider(send)],
    ["vertex", vertexProvider(send)],
    ["sandbox", sandboxProvider],
  ]);
}
