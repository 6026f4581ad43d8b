import { facts } from "../frame/text";

type KeyWithSecret = { id: string; name: string; label: string; secret: string };

/** A key with its secret, which no later command can print. */
export function secretFacts(key: KeyWithSecret, more: readonly (readonly [string, string])[] = []): string {
  return facts([["Key", key.id], ["Name", key.name], ...more, ["Secret", `${key.secret}  (shown only now)`]]);
}
