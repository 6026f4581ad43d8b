import { z } from "zod";
import { BUDGET_WINDOWS } from "../core/time";
import { defineEndpoint } from "./endpoint";
import { orgParams, usdInput, wireNanos, wireTime } from "./wire";

/** Hard budgets: spend in a window never passes the limit, also under concurrency and over several gateways. */

export const budgetWindow = z.enum(BUDGET_WINDOWS);

export const limitUsdInput = usdInput
  .refine((nanos) => nanos >= 0n, "Write an amount of zero or more.")
  .refine((nanos) => nanos <= 1_000_000_000_000_000_000n, "Write at most one billion USD.")
  .meta({ description: 'USD as a decimal string: "25" or "0.50".' });

export const budgetView = z
  .object({
    id: z.string(),
    scopeType: z.enum(["org", "project", "key"]),
    scopeId: z.string(),
    scopeName: z.string(),
    window: budgetWindow,
    limitNanos: wireNanos,
    spentNanos: wireNanos.meta({ description: "Settled in the current window." }),
    heldNanos: wireNanos.meta({ description: "Lent to gateways for calls in flight." }),
    windowStart: wireTime,
    windowEnd: wireTime.nullable(),
    createdAt: wireTime,
  })
  .meta({ id: "Budget" });

const budgetParams = orgParams.extend({ budgetId: z.string().min(1) });

export const listBudgetsEndpoint = defineEndpoint({
  id: "budgets.list",
  method: "GET",
  path: "/api/orgs/{orgId}/budgets",
  tag: "Budgets",
  summary: "Hard budgets with what the current window has spent",
  access: "usage.read",
  params: orgParams,
  query: z.object({
    scopeType: z.enum(["org", "project", "key"]).optional(),
    scopeId: z.string().optional(),
  }),
  response: z.object({ items: z.array(budgetView) }),
});

export const createBudgetEndpoint = defineEndpoint({
  id: "budgets.create",
  method: "POST",
  path: "/api/orgs/{orgId}/budgets",
  tag: "Budgets",
  summary: "Cap the spend of the organization, a project or a key",
  access: "limits.write",
  params: orgParams,
  body: z.strictObject({
    scopeType: z.enum(["org", "project", "key"]),
    scopeId: z.string().min(1),
    window: budgetWindow,
    limitUsd: limitUsdInput,
  }),
  response: budgetView,
  status: 201,
  errors: ["conflict"],
});

export const updateBudgetEndpoint = defineEndpoint({
  id: "budgets.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/budgets/{budgetId}",
  tag: "Budgets",
  summary: "Change a budget's limit",
  access: "limits.write",
  params: budgetParams,
  body: z.strictObject({ limitUsd: limitUsdInput }),
  response: budgetView,
});

export const revokeBudgetEndpoint = defineEndpoint({
  id: "budgets.revoke",
  method: "POST",
  path: "/api/orgs/{orgId}/budgets/{budgetId}/revoke",
  tag: "Budgets",
  summary: "Remove a budget",
  access: "limits.write",
  params: budgetParams,
  response: z.object({ id: z.string(), revokedAt: wireTime }),
});
