import type { IncomingMessage } from "node:http";

/** Headers in which an official client or a router's SDK puts its key, in the order in which they are believed. */
const KEY_HEADERS = ["authorization", "x-api-key", "x-goog-api-key", "x-portkey-api-key"] as const;
const OUR_PREFIX = "tp_";
/** Only Google's clients write a key into the address, and only on their own paths. */
const GOOGLE_PATH = /^(?:\/v1)?\/v1beta\/|^(?:\/v1)?\/models\/[^?]*:[a-zA-Z]+\?/;

function bareKey(text: string): string {
  const trimmed = text.trim();
  return /^bearer(?:\s|$)/i.test(trimmed) ? trimmed.slice(6).trim() : trimmed;
}

function keyInAddress(url: string): string | null {
  const query = url.indexOf("?");
  if (query < 0 || !GOOGLE_PATH.test(url)) return null;
  return new URLSearchParams(url.slice(query + 1)).get("key");
}

/**
 * The key as clients send it: `Authorization` with or without "Bearer", `x-api-key`, `x-goog-api-key`, `x-portkey-api-key`, or
 * `?key=` on Gemini's paths. Some fill a second place with another service's key: one of our form wins, else the first.
 */
export function findPresentedKey(req: IncomingMessage): string | null {
  let first: string | null = null;
  for (const name of KEY_HEADERS) {
    const header = req.headers[name];
    if (typeof header !== "string") continue;
    const key = bareKey(header);
    if (key.startsWith(OUR_PREFIX)) return key;
    first ??= key || null;
  }
  return keyInAddress(req.url ?? "") ?? first;
}
