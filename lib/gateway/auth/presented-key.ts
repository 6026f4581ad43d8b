import type { IncomingMessage } from "node:http";

/** The key as the official clients send it: `Authorization: Bearer`, a bare `Authorization`, or `x-api-key`. */
export function findPresentedKey(req: IncomingMessage): string | null {
  const { authorization } = req.headers;
  if (authorization) {
    const text = authorization.trim();
    return /^bearer\s/i.test(text) ? text.slice(7).trim() : text;
  }
  const header = req.headers["x-api-key"];
  return typeof header === "string" && header ? header.trim() : null;
}
