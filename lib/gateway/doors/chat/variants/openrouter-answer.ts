import { scanMembers, spliceMembers } from "../../../parse/json-members";

/** An answer or a chunk under the call's own id, by which OpenRouter's client asks /v1/generation for its record. */
export function underCallId(text: string, requestId: string): string {
  return spliceMembers(text, scanMembers(text), { id: JSON.stringify(requestId) });
}

/** A whole answer that OpenRouter's client takes: it insists on a fingerprint, be it null. */
export function toOpenRouterAnswer(text: string, requestId: string): string {
  const members = scanMembers(text);
  const fingerprint: Record<string, string> = members.spans.has("system_fingerprint")
    ? {}
    : { system_fingerprint: "null" };
  return spliceMembers(text, members, { id: JSON.stringify(requestId), ...fingerprint });
}
