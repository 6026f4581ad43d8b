import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { orgParams, pageOf, pageQuery, usdInput, wireNanos, wireTime } from "./wire";

/** Prepaid credit: grants, what usage has spent of them, and the statement of the ledger. */

export const creditView = z
  .object({
    grantedNanos: wireNanos,
    spentNanos: wireNanos.meta({ description: "Settled." }),
    heldNanos: wireNanos.meta({
      description: "Lent to gateways for calls in flight; part of what is available.",
    }),
    availableNanos: wireNanos.meta({ description: "Granted minus settled." }),
  })
  .meta({ id: "CreditBalance" });

const grantView = z
  .object({
    id: z.string(),
    kind: z.string().meta({ description: "signup | manual" }),
    amountNanos: wireNanos,
    memo: z.string(),
    createdAt: wireTime,
  })
  .meta({ id: "CreditGrant" });

export const ledgerEntryView = z
  .object({
    id: z.string(),
    kind: z.string().meta({ description: "credit_grant | usage | adjustment" }),
    amountNanos: wireNanos.meta({ description: "Signed: what the transfer did to the credit." }),
    memo: z.string(),
    createdAt: wireTime,
  })
  .meta({ id: "LedgerEntry" });

export const getCreditEndpoint = defineEndpoint({
  id: "credits.get",
  method: "GET",
  path: "/api/orgs/{orgId}/credits",
  tag: "Credit",
  summary: "How much credit is left",
  access: "usage.read",
  params: orgParams,
  response: creditView,
});

export const listCreditGrantsEndpoint = defineEndpoint({
  id: "credits.list_grants",
  method: "GET",
  path: "/api/orgs/{orgId}/credits/grants",
  tag: "Credit",
  summary: "Credit grants, newest first",
  access: "billing.read",
  params: orgParams,
  query: pageQuery,
  response: pageOf(grantView),
});

export const listLedgerEndpoint = defineEndpoint({
  id: "credits.statement",
  method: "GET",
  path: "/api/orgs/{orgId}/credits/statement",
  tag: "Credit",
  summary: "The ledger's transfers on the credit account, newest first",
  access: "billing.read",
  params: orgParams,
  query: pageQuery,
  response: pageOf(ledgerEntryView),
});

export const grantCreditEndpoint = defineEndpoint({
  id: "credits.grant",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/credits",
  tag: "Credit",
  summary: "Give a tenant credit",
  access: "operator",
  params: z.object({ tenantId: z.string().min(1) }),
  body: z.strictObject({
    amountUsd: usdInput
      .refine((nanos) => nanos > 0n, "Write an amount above zero.")
      .refine((nanos) => nanos <= 1_000_000_000_000_000n, "Grant at most one million USD at a time."),
    memo: z.string().trim().max(500).default(""),
  }),
  response: grantView,
  status: 201,
});
