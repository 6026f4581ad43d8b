import { AppError } from "@/lib/core/errors";
import { formatUsd, usdFromNanos } from "@/lib/core/money";
import type { Slot } from "./slot";

/**
 * The 402 for a limit that cannot pay: which scope and window, its limit, what is spent and what other calls hold, in USD, and
 * when it starts anew. `x-should-retry: false` keeps the official SDKs from trying again for nothing.
 */
export function cannotPay(slot: Slot, amountNanos: number, docsUrl: string): AppError {
  const { limit, view } = slot;
  const limitNanos = view?.limitNanos ?? limit.limitNanos;
  const ownLease = BigInt(slot.free + slot.held + slot.unshipped);
  const othersLease = view ? view.leasedNanos - view.leaseNanos : 0n;
  const spent = (view?.spentNanos ?? 0n) + BigInt(slot.unshipped);
  const reserved = (othersLease > 0n ? othersLease : 0n) + ownLease - BigInt(slot.free + slot.unshipped);
  const isCredit = limit.kind === "credit";
  const resetsAt = Number.isFinite(slot.windowEndMs) ? new Date(slot.windowEndMs).toISOString() : null;
  const message = isCredit
    ? `The prepaid credit is used up: this call could cost ${formatUsd(BigInt(amountNanos))}. Add credit to go on.`
    : `The ${limit.window} budget of this ${limit.scopeType} (${formatUsd(limitNanos)}) does not cover this call, which could cost ${formatUsd(BigInt(amountNanos))}.`;
  return new AppError(isCredit ? "credits_exhausted" : "budget_exceeded", message, {
    extra: {
      scope: limit.scopeType,
      scope_id: limit.scopeId,
      window: limit.window,
      limit: usdFromNanos(limitNanos),
      spent: usdFromNanos(spent),
      reserved: usdFromNanos(reserved),
      resets_at: resetsAt,
      docs_url: docsUrl,
    },
    headers: { "x-should-retry": "false" },
  });
}

/** The 503 when money cannot be counted for sure: the database cannot be reached and the leases do not suffice. */
export function cannotKnow(internal: string, retryAfterSeconds = 2): AppError {
  return new AppError(
    "store_unavailable",
    "The books cannot be reached right now, so this call cannot be paid for yet. Try again shortly.",
    { headers: retryHeaders(retryAfterSeconds), internal },
  );
}

/** The 503 when the journal can take no more calls. */
export function journalFull(internal: string): AppError {
  return new AppError(
    "store_unavailable",
    "The gateway cannot record another call right now. Try again shortly.",
    {
      headers: retryHeaders(2),
      internal,
    },
  );
}

function retryHeaders(seconds: number): Record<string, string> {
  return { "retry-after": String(seconds), "retry-after-ms": String(seconds * 1_000) };
}
