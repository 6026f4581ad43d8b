import { z } from "zod";
import { raiseBody, raiseView } from "./budget-raises";
import { defineEndpoint } from "./endpoint";
import { budgetView, budgetWindow, limitUsdInput } from "./limits";
import { orgRateLimitsView, rateLimitsBody } from "./rate-limits";
import { wireTime } from "./wire";

/** What the operator allows a tenant: budgets of scope `plan` and rate limits, which the tenant sees and cannot exceed. */

const tenantParams = z.object({ tenantId: z.string().min(1) });
const budgetParams = tenantParams.extend({ budgetId: z.string().min(1) });

export const getPlanLimitsEndpoint = defineEndpoint({
  id: "plan_limits.get",
  method: "GET",
  path: "/api/admin/tenants/{tenantId}/limits",
  tag: "Tenants",
  summary: "What a tenant is allowed: budgets of its plan and rate limits",
  access: "operator",
  params: tenantParams,
  response: z
    .object({ budgets: z.array(budgetView), rateLimits: orgRateLimitsView })
    .meta({ id: "PlanLimits" }),
});

export const updatePlanRatesEndpoint = defineEndpoint({
  id: "plan_limits.update_rates",
  method: "PATCH",
  path: "/api/admin/tenants/{tenantId}/limits",
  tag: "Tenants",
  summary: "Change the rate limits of a tenant's plan",
  access: "operator",
  params: tenantParams,
  body: rateLimitsBody,
  response: orgRateLimitsView,
});

export const createPlanBudgetEndpoint = defineEndpoint({
  id: "plan_limits.create_budget",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/budgets",
  tag: "Tenants",
  summary: "Give a tenant's plan an allowance for a day, a week, a month or in all",
  access: "operator",
  params: tenantParams,
  body: z.strictObject({ window: budgetWindow, limitUsd: limitUsdInput }),
  response: budgetView,
  status: 201,
  errors: ["conflict"],
});

export const updatePlanBudgetEndpoint = defineEndpoint({
  id: "plan_limits.update_budget",
  method: "PATCH",
  path: "/api/admin/tenants/{tenantId}/budgets/{budgetId}",
  tag: "Tenants",
  summary: "Change an allowance of a tenant's plan",
  access: "operator",
  params: budgetParams,
  body: z.strictObject({ limitUsd: limitUsdInput }),
  response: budgetView,
});

export const revokePlanBudgetEndpoint = defineEndpoint({
  id: "plan_limits.revoke_budget",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/budgets/{budgetId}/revoke",
  tag: "Tenants",
  summary: "Take an allowance off a tenant's plan",
  access: "operator",
  params: budgetParams,
  response: z.object({ id: z.string(), revokedAt: wireTime }),
});

export const createPlanRaiseEndpoint = defineEndpoint({
  id: "plan_limits.create_raise",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/budgets/{budgetId}/raises",
  tag: "Tenants",
  summary: "Raise an allowance of a tenant's plan until a time",
  access: "operator",
  params: budgetParams,
  body: raiseBody,
  response: raiseView,
  status: 201,
  errors: ["conflict"],
});

export const revokePlanRaiseEndpoint = defineEndpoint({
  id: "plan_limits.revoke_raise",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/budgets/{budgetId}/raises/{raiseId}/revoke",
  tag: "Tenants",
  summary: "End a raise of a tenant's plan now",
  access: "operator",
  params: budgetParams.extend({ raiseId: z.string().min(1) }),
  response: raiseView,
});
