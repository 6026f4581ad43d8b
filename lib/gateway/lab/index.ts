import { anthropicProtocol } from "./anthropic/protocol";
import { azureProtocol } from "./azure/protocol";
import { bedrockProtocol } from "./bedrock/protocol";
import { cohereProtocol } from "./cohere/protocol";
import { geminiProtocol } from "./google/gemini";
import { vertexProtocol } from "./google/vertex";
import { Lab } from "./lab";
import { mistralProtocol } from "./mistral/protocol";
import { openAiProtocol } from "./openai/protocol";
import type { LabProtocol } from "./protocol";

export type { Lab } from "./lab";
export type { LabCall } from "./lab-call";
export type { LabPlan, LabUsage } from "./plan";

/** Each is made once a lab: keys and tokens are a lab's own. */
const PROTOCOLS = {
  openai: () => openAiProtocol(),
  xai: () => openAiProtocol("xai"),
  deepseek: () => openAiProtocol("deepseek"),
  groq: () => openAiProtocol("groq"),
  anthropic: () => anthropicProtocol,
  gemini: () => geminiProtocol,
  vertex: () => vertexProtocol(),
  mistral: () => mistralProtocol,
  cohere: () => cohereProtocol,
  azure: () => azureProtocol,
  bedrock: () => bedrockProtocol,
} satisfies Record<string, () => LabProtocol>;

export type LabKind = keyof typeof PROTOCOLS;

/** A loopback server that speaks this provider's protocol; stop it when the test ends. */
export function startLab(kind: LabKind): Promise<Lab> {
  return new Lab(PROTOCOLS[kind]()).listen();
}
