import { createHash, randomInt } from "node:crypto";

/**
 * `tp_<live|test>_<32 base-62 characters><6 of checksum>`. The checksum lets a mistyped key be refused without a look-up;
 * the 32 characters carry 190 bits, so a plain SHA-256 is a safe hash at rest.
 */
const PATTERN = /^tp_(live|test)_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;
const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export type KeyEnvironment = "live" | "test";

function checksum(text: string): string {
  let value = createHash("sha256").update(text).digest().readUIntBE(0, 6);
  let out = "";
  for (let i = 0; i < 6; i++) {
    out += BASE62[value % 62];
    value = Math.floor(value / 62);
  }
  return out;
}

/** A new plaintext secret. It must never be stored or logged. */
export function generateKeySecret(environment: KeyEnvironment): string {
  let random = "";
  for (let i = 0; i < 32; i++) random += BASE62[randomInt(62)];
  const head = `tp_${environment}_${random}`;
  return head + checksum(head);
}

/** True when the text has a key's form and its checksum agrees. Says nothing about whether the key exists. */
export function isWellFormedKey(text: string): boolean {
  const match = PATTERN.exec(text);
  return match !== null && checksum(text.slice(0, -6)) === match[3];
}

/** What a page may show of a secret: `tp_live_aB3d…9xYz`. */
export function maskKeySecret(secret: string): string {
  return `${secret.slice(0, 12)}…${secret.slice(-4)}`;
}
