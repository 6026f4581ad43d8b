import { AppError } from "@/lib/core/errors";
import { formatUsd, usdFromNanos } from "@/lib/core/money";
import type { MoneyLimit } from "../seam";
import type { Slot } from "./slot";

const SCOPES = {
  plan: { wire: "plan", name: "plan of this organization", owner: "the operator" },
  org: { wire: "organization", name: "organization", owner: "an admin of the organization" },
  project: { wire: "project", name: "project", owner: "an admin of the organization" },
  key: { wire: "key", name: "key", owner: "an admin of the organization" },
  model: { wire: "model", name: "model in this organization", owner: "an admin of the organization" },
  customer: { wire: "customer", name: "end customer", owner: "an admin of the organization" },
} as const;

/**
 * The 402 for a limit that cannot pay: which scope and window, its limit, what is spent and what other calls hold, in USD, when it
 * starts anew, and what to do. `x-should-retry: false` keeps the official SDKs from trying again for nothing.
 */
export function cannotPay(slot: Slot, amountNanos: number, docsUrl: string): AppError {
  const { limit, view } = slot;
  const limitNanos = view?.limitNanos ?? limit.limitNanos;
  const othersLease = view ? view.leasedNanos - view.leaseNanos : 0n;
  const reserved = (othersLease > 0n ? othersLease : 0n) + BigInt(slot.held);
  const resetsAt = Number.isFinite(slot.windowEndMs) ? new Date(slot.windowEndMs).toISOString() : null;
  const remedy = remedyOf(limit, resetsAt);
  const cost = formatUsd(BigInt(amountNanos));
  const isCredit = limit.kind === "credit";
  const message = isCredit
    ? `The prepaid credit is used up: this call could cost ${cost}. ${remedy}`
    : `The ${limit.window} budget of this ${SCOPES[limit.scopeType].name} (${formatUsd(limitNanos)}) does not cover this call, which could cost ${cost}. ${remedy}`;
  return new AppError(isCredit ? "credits_exhausted" : "budget_exceeded", message, {
    extra: {
      scope: SCOPES[limit.scopeType].wire,
      scope_id: limit.scopeId,
      window: limit.window,
      limit: usdFromNanos(limitNanos),
      spent: usdFromNanos(spentOf(slot)),
      reserved: usdFromNanos(reserved),
      resets_at: resetsAt,
      remedy,
      docs_url: docsUrl,
    },
    headers: { "x-should-retry": "false" },
  });
}

/**
 * What of the lease is neither free nor held is spent, shipped or not. Read off the lease as it was seen together with the spend, so
 * that a shipment since then counts once.
 */
function spentOf({ view, free, held, unshipped }: Slot): bigint {
  if (!view) return BigInt(unshipped);
  const settled = view.leaseNanos + BigInt(view.grantedNanos - free - held);
  return view.spentNanos + (settled > 0n ? settled : 0n);
}

function remedyOf({ kind, scopeType, templateId }: MoneyLimit, resetsAt: string | null): string {
  if (kind === "credit") return "Add credit to go on.";
  const what = templateId === undefined ? "it" : "it, or give this customer a cap of its own";
  const raise = `Ask ${SCOPES[scopeType].owner} to raise ${what}`;
  return resetsAt === null ? `${raise}.` : `${raise}, or wait until ${resetsAt}.`;
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
