import { anthropicProtocol } from "./anthropic/protocol";
import { geminiProtocol } from "./google/gemini";
import { vertexProtocol } from "./google/vertex";
import { Lab } from "./lab";
import { openAiProtocol } from "./openai/protocol";
import type { LabProtocol } from "./protocol";

export type { Lab } from "./lab";
export type { LabCall } from "./lab-call";
export type { LabFailure, LabPlan, LabToolCall, LabUsage } from "./plan";

const PROTOCOLS = {
  openai: () => openAiProtocol(),
  xai: () => openAiProtocol("xai"),
  deepseek: () => openAiProtocol("deepseek"),
  groq: () => openAiProtocol("groq"),
  anthropic: () => anthropicProtocol,
  gemini: () => geminiProtocol,
} satisfies Record<string, () => LabProtocol>;

export type LabKind = keyof typeof PROTOCOLS;

/** A loopback server that speaks this provider's protocol; stop it when the test ends. */
export function startLab(kind: LabKind): Promise<Lab> {
  return new Lab(PROTOCOLS[kind]()).listen();
}

/** Vertex with its token endpoint; `credential` is the service account's JSON that an operator pastes. */
export async function startVertexLab(): Promise<{ lab: Lab; credential: string }> {
  const { serviceAccount, ...protocol } = vertexProtocol();
  const lab = await new Lab(protocol).listen();
  const credential = JSON.stringify({ ...serviceAccount, token_uri: `${lab.origin}/token` });
  return { lab, credential };
}
