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
  impersonation: "imp",
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

/** Crockford's base 32. */
export const ID_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const ID_TIME_LENGTH = 10;
export const ID_RANDOM_LENGTH = 16;

const LENGTH = ID_TIME_LENGTH + ID_RANDOM_LENGTH;

/** The Unix milliseconds inside an id; throws RangeError on anything that `newId` did not make. */
export function timeOfId(id: string): number {
  const body = id.slice(id.indexOf("_") + 1);
  if (body.length !== LENGTH) throw new RangeError(`not an id: ${JSON.stringify(id)}`);
  let ms = 0;
  for (const char of body.slice(0, ID_TIME_LENGTH)) {
    const digit = ID_ALPHABET.indexOf(char);
    if (digit < 0) throw new RangeError(`not an id: ${JSON.stringify(id)}`);
    ms = ms * 32 + digit;
  }
  return ms;
}

/** True for a well-formed id of `kind`. */
export function isId(kind: IdKind, text: string): boolean {
  return new RegExp(`^${ID_PREFIXES[kind]}_[${ID_ALPHABET}]{${LENGTH}}$`).test(text);
}
