import { anthropicProtocol } from "./anthropic/protocol";
import { Lab } from "./lab";
import type { LabProtocol } from "./protocol";

export type { Lab } from "./lab";
export type { LabCall } from "./lab-call";
export type { LabFailure, LabPlan, LabToolCall, LabUsage } from "./plan";

const PROTOCOLS = {
  anthropic: anthropicProtocol,
} satisfies Record<string, LabProtocol>;

export type LabKind = keyof typeof PROTOCOLS;

/** A loopback server that speaks this provider's protocol; stop it when the test ends. */
export function startLab(kind: LabKind): Promise<Lab> {
  return new Lab(PROTOCOLS[kind]).listen();
}
