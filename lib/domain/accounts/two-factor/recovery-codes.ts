import { randomInt } from "node:crypto";
import { sha256Hex } from "@/lib/core/crypto";

const COUNT = 10;
const LENGTH = 10;
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

/** Ten codes of 49 random bits, written `abcde-fghjk`; shown once, kept as hashes. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const text = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
    return `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`;
  });
}

/** The stored form; case, spaces and hyphens do not matter. */
export function hashRecoveryCode(code: string): string {
  return sha256Hex(code.toLowerCase().replace(/[\s-]/g, ""));
}
