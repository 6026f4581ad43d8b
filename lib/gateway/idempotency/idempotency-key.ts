import type { IncomingMessage } from "node:http";
import { AppError } from "@/lib/core/errors";

const KEY_PATTERN = /^[\x21-\x7e]{1,255}$/;

/** True for a call that asks to be run once. */
export function hasIdempotencyKey(req: IncomingMessage): boolean {
  return req.headers["idempotency-key"] !== undefined;
}

/** The caller's key; 400 for one that is no 1 to 255 visible ASCII characters (a repeated header is none either). */
export function idempotencyKeyOf(req: IncomingMessage): string {
  const key = req.headers["idempotency-key"];
  if (typeof key === "string" && KEY_PATTERN.test(key)) return key;
  throw new AppError("invalid_request", "Idempotency-Key is 1 to 255 visible ASCII characters.", {
    param: "Idempotency-Key",
  });
}
