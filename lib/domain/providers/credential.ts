import { seal, unseal } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";

const PURPOSE = "provider-credential";
const TAIL_LENGTH = 4;
/** Below this, four characters would give away too much of it. */
const LENGTH_MIN_FOR_TAIL = 12;

/** The columns that keep a credential: sealed, and the tail by which an operator knows it again. */
export function toCredentialColumns(credential: string | null) {
  if (credential === null) return { credentialEnc: null, credentialTail: null };
  const tail = credential.length >= LENGTH_MIN_FOR_TAIL ? credential.slice(-TAIL_LENGTH) : null;
  return { credentialEnc: seal(env().TURNPIKE_SECRET, PURPOSE, credential), credentialTail: tail };
}

/** The credential as it goes upstream; it must never be logged or shown. */
export function openCredential(sealed: string): string {
  return unseal(env().TURNPIKE_SECRET, PURPOSE, sealed);
}
