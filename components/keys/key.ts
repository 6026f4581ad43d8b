import type { BodyOf, ResponseOf } from "@/lib/contract/endpoint";
import type { createKeyEndpoint, getKeyEndpoint } from "@/lib/contract/keys";

export type Key = ResponseOf<typeof getKeyEndpoint>;
export type NewKey = BodyOf<typeof createKeyEndpoint>;
export type KeyWithSecret = ResponseOf<typeof createKeyEndpoint>;

/** False once nothing can bring the key back. */
export function isLive(key: Key): boolean {
  return key.status !== "revoked" && key.status !== "expired";
}
