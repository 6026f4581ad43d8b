import { generateSecret, generateURI, verifySync } from "otplib";

const TOLERANCE_SECONDS = 30;

/** A new base-32 secret of 160 bits (RFC 4226 recommends that length). */
export function newTotpSecret(): string {
  return generateSecret();
}

/** What an authenticator app scans. */
export function toTotpUri(secret: string, email: string): string {
  return generateURI({ issuer: "Turnpike", label: email, secret });
}

/** The 30-second step that the code belongs to, one step early or late allowed, or null when it is wrong (RFC 6238). */
export function findTotpStep(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE_SECONDS });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}
