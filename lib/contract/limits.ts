import { z } from "zod";
import { BUDGET_WINDOWS } from "../core/time";
import { raiseView } from "./budget-raises";
import { defineEndpoint } from "./endpoint";
import { orgParams, usdInput, wireNanos, wireTime } from "./wire";

/** Budgets: a cap is never passed, also under concurrency and over several gateways; a soft budget only alerts. */

export const budgetWindow = z.enum(BUDGET_WINDOWS);

export const limitUsdInput = usdInput
  .refine((nanos) => nanos >= 0n, "Write an amount of zero or more.")
  .refine((nanos) => nanos <= 1_000_000_000_000_000_000n, "Write at most one billion USD.")
  .meta({ description: 'USD as a decimal string: "25" or "0.50".' });

/** A `customer` is an end customer by the name that calls carry in `user`; `customer_default` is for each without a cap of its own. */
const cappedScope = z.enum(["org", "project", "key", "model", "customer", "customer_default"]);

const budgetKind = z.enum(["cap", "soft"]).meta({
  description: "cap: a call that does not fit is refused. soft: it only alerts.",
});

export const budgetView = z
  .object({
    id: z.string(),
    kind: budgetKind,
    scopeType: z.enum(["plan", ...cappedScope.options]).meta({
      description:
        "plan: the operator's allowance for the organization; customer_default: for each end customer without a cap.",
    }),
    scopeId: z.string(),
    scopeName: z.string(),
    window: budgetWindow,
    limitNanos: wireNanos.meta({ description: "Before raises." }),
    limitInForceNanos: wireNanos.meta({ description: "With the raises in force." }),
    spentNanos: wireNanos.meta({ description: "Settled in the current window." }),
    heldNanos: wireNanos.meta({ description: "Lent to gateways for calls in flight." }),
    raises: z.array(raiseView).meta({ description: "Those in force, the first to end first." }),
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
  summary: "Budgets with what the current window has spent; caps of single customers are at customer-budgets",
  access: "usage.read",
  params: orgParams,
  query: z.object({
    scopeType: z.enum(["plan", "org", "project", "key", "model", "customer_default"]).optional(),
    scopeId: z.string().optional(),
  }),
  response: z.object({ items: z.array(budgetView) }),
});

export const createBudgetEndpoint = defineEndpoint({
  id: "budgets.create",
  method: "POST",
  path: "/api/orgs/{orgId}/budgets",
  tag: "Budgets",
  summary: "Cap or watch the spend of the organization, a project, a key, a model or end customers",
  access: "limits.write",
  params: orgParams,
  body: z.strictObject({
    kind: budgetKind.optional().meta({ description: "cap when left out." }),
    scopeType: cappedScope,
    scopeId: z.string().min(1, "Say whose spend.").max(512).meta({
      description:
        "An id; a model's is its slug, a customer's its `user`; of customer_default it is the organization's.",
    }),
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

export const restoreBudgetEndpoint = defineEndpoint({
  id: "budgets.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/budgets/{budgetId}/restore",
  tag: "Budgets",
  summary:
    "Bring back a budget that was removed in the last 30 days, with its alert rules; what was spent since counts",
  access: "limits.write",
  params: budgetParams,
  response: budgetView,
  errors: ["conflict"],
});
