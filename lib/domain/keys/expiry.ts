import { AppError } from "@/lib/core/errors";

/** Throws 400 for an expiry that has passed: to end a key now, revoke it. */
export function requireFutureExpiry(expiresAt: Date | null | undefined, at: Date): void {
  if (!expiresAt || expiresAt > at) return;
  throw new AppError("invalid_request", "Choose an expiry in the future, or revoke the key.", {
    param: "expiresAt",
  });
}
