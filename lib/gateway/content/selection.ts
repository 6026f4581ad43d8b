import type { IncomingMessage } from "node:http";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DIGITS = 4;

/** Whether a call is among so many percent: by its random id, so that whoever asks again hears the same. */
export function isSampled(requestId: string, percent: number): boolean {
  let value = 0;
  for (const char of requestId.slice(-DIGITS)) value = value * 32 + ALPHABET.indexOf(char);
  return (value / 32 ** DIGITS) * 100 < percent;
}

/** The caller's own no: our header, or OpenAI's `store`. */
export function wantsNoStore(req: IncomingMessage, body: Record<string, unknown>): boolean {
  const header = req.headers["x-turnpike-no-store"];
  return header === "true" || header === "1" || body.store === false;
}
