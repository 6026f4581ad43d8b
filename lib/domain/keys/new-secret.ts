import { generateKeySecret, type KeyEnvironment, maskKeySecret } from "@/lib/core/api-key-format";
import { sha256Hex } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";

/** A plaintext secret, and the row that keeps only its hash. */
export function newSecret(key: { id: string; orgId: string; environment: string }, at: Date) {
  const plaintext = generateKeySecret(key.environment as KeyEnvironment);
  const label = maskKeySecret(plaintext);
  const row = {
    id: newId("secret", at.getTime()),
    orgId: key.orgId,
    keyId: key.id,
    hash: sha256Hex(plaintext),
    label,
    createdAt: at,
  };
  return { plaintext, label, row };
}
