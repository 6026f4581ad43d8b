import { randomFillSync } from "node:crypto";

/** Every id is `<prefix>_<26 characters>`: 10 of time (ms), 16 random, Crockford base 32, so ids sort by time. */
export const ID_PREFIXES = {
  user: "usr",
  session: "ses",
  userToken: "utk",
  org: "org",
  invitation: "inv",
  project: "prj",
  key: "key",
  secret: "sec",
  provider: "prv",
  model: "mdl",
  route: "rte",
  price: "prc",
  budget: "bud",
  raise: "rse",
  account: "acc",
  transfer: "trf",
  grant: "grt",
  audit: "aud",
  mail: "mail",
  request: "req",
  batch: "bat",
  instance: "gwi",
  view: "vew",
  alert: "alt",
  channel: "chn",
  notification: "ntf",
  webhook: "whk",
  delivery: "dlv",
  anomaly: "ano",
  vote: "vot",
  preset: "pst",
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;
const pool = Buffer.alloc(4096);
let poolOffset = pool.length;

/** Written as bytes and read back as one flat string: a string grown by characters costs several times as much. */
const scratch = Buffer.alloc(TIME_LENGTH + RANDOM_LENGTH);
const DIGITS = Buffer.from(ALPHABET);
let scratchMs = -1;

function writeTime(ms: number): void {
  if (ms === scratchMs) return;
  let rest = ms;
  for (let i = TIME_LENGTH - 1; i >= 0; i--) {
    scratch[i] = DIGITS[rest % 32]!;
    rest = Math.floor(rest / 32);
  }
  scratchMs = ms;
}

function writeRandom(): void {
  if (poolOffset + RANDOM_LENGTH > pool.length) {
    randomFillSync(pool);
    poolOffset = 0;
  }
  for (let i = 0; i < RANDOM_LENGTH; i++) scratch[TIME_LENGTH + i] = DIGITS[pool[poolOffset++]! & 31]!;
}

/** A new id of `kind` whose time is `atMs` (Unix milliseconds). */
export function newId(kind: IdKind, atMs: number = Date.now()): string {
  writeTime(atMs);
  writeRandom();
  return `${ID_PREFIXES[kind]}_${scratch.toString("latin1")}`;
}

/** The Unix milliseconds inside an id; throws RangeError on anything that `newId` did not make. */
export function timeOfId(id: string): number {
  const body = id.slice(id.indexOf("_") + 1);
  if (body.length !== TIME_LENGTH + RANDOM_LENGTH) throw new RangeError(`not an id: ${JSON.stringify(id)}`);
  let ms = 0;
  for (const char of body.slice(0, TIME_LENGTH)) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) throw new RangeError(`not an id: ${JSON.stringify(id)}`);
    ms = ms * 32 + digit;
  }
  return ms;
}

/** True for a well-formed id of `kind`. */
export function isId(kind: IdKind, text: string): boolean {
  return new RegExp(`^${ID_PREFIXES[kind]}_[${ALPHABET}]{${TIME_LENGTH + RANDOM_LENGTH}}$`).test(text);
}
