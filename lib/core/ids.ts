import { randomFillSync } from "node:crypto";
import { ID_ALPHABET, ID_PREFIXES, ID_RANDOM_LENGTH, ID_TIME_LENGTH, type IdKind } from "./id-format";

const pool = Buffer.alloc(4096);
let poolOffset = pool.length;

/** Written as bytes and read back as one flat string: a string grown by characters costs several times as much. */
const scratch = Buffer.alloc(ID_TIME_LENGTH + ID_RANDOM_LENGTH);
const DIGITS = Buffer.from(ID_ALPHABET);
let scratchMs = -1;

function writeTime(ms: number): void {
  if (ms === scratchMs) return;
  let rest = ms;
  for (let i = ID_TIME_LENGTH - 1; i >= 0; i--) {
    scratch[i] = DIGITS[rest % 32]!;
    rest = Math.floor(rest / 32);
  }
  scratchMs = ms;
}

function writeRandom(): void {
  if (poolOffset + ID_RANDOM_LENGTH > pool.length) {
    randomFillSync(pool);
    poolOffset = 0;
  }
  for (let i = 0; i < ID_RANDOM_LENGTH; i++) scratch[ID_TIME_LENGTH + i] = DIGITS[pool[poolOffset++]! & 31]!;
}

/** A new id of `kind` whose time is `atMs` (Unix milliseconds). */
export function newId(kind: IdKind, atMs: number = Date.now()): string {
  writeTime(atMs);
  writeRandom();
  return `${ID_PREFIXES[kind]}_${scratch.toString("latin1")}`;
}
