import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { orgParams, timeInput, usdInput, wireNanos, wireTime } from "./wire";

/** Temporary raises: more than a budget's limit for a while, which ends by itself. */

export const raiseView = z
  .object({
    id: z.string(),
    budgetId: z.string(),
    amountNanos: wireNanos,
    reason: z.string(),
    endsAt: wireTime,
    revokedAt: wireTime.nullable(),
    createdByName: z.string(),
    createdAt: wireTime,
  })
  .meta({ id: "BudgetRaise" });

export const raiseBody = z.strictObject({
  amountUsd: usdInput
    .refine((nanos) => nanos > 0n, "Write an amount above zero.")
    .refine((nanos) => nanos <= 1_000_000_000_000_000_000n, "Write at most one billion USD.")
    .meta({ description: 'USD on top of the limit, as a decimal string: "50".' }),
  endsAt: timeInput.meta({ description: "Until when; at most a year ahead." }),
  reason: z.string().trim().min(3, "Say why, for the audit log.").max(300),
});

const raiseParams = orgParams.extend({ budgetId: z.string().min(1) });

export const listRaisesEndpoint = defineEndpoint({
  id: "budget_raises.list",
  method: "GET",
  path: "/api/orgs/{orgId}/budgets/{budgetId}/raises",
  tag: "Budgets",
  summary: "A budget's raises, newest first, those that have ended included",
  access: "usage.read",
  params: raiseParams,
  response: z.object({ items: z.array(raiseView) }),
});

export const createRaiseEndpoint = defineEndpoint({
  id: "budget_raises.create",
  method: "POST",
  path: "/api/orgs/{orgId}/budgets/{budgetId}/raises",
  tag: "Budgets",
  summary: "Raise a budget's limit until a time; also that of one customer under the default",
  access: "limits.write",
  params: raiseParams,
  body: raiseBody,
  response: raiseView,
  status: 201,
  errors: ["conflict"],
});

export const revokeRaiseEndpoint = defineEndpoint({
  id: "budget_raises.revoke",
  method: "POST",
  path: "/api/orgs/{orgId}/budgets/{budgetId}/raises/{raiseId}/revoke",
  tag: "Budgets",
  summary: "End a raise now",
  access: "limits.write",
  params: raiseParams.extend({ raiseId: z.string().min(1) }),
  response: raiseView,
});
