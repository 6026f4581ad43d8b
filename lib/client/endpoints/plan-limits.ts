// Made by `npm run generate`.
import type * as contract from "../../contract/plan-limits";
import type { Remote } from "../remote";

export const getPlanLimitsEndpoint: Remote<typeof contract.getPlanLimitsEndpoint> = {
  id: "plan_limits.get",
  method: "GET",
  path: "/api/admin/tenants/{tenantId}/limits",
};

export const updatePlanRatesEndpoint: Remote<typeof contract.updatePlanRatesEndpoint> = {
  id: "plan_limits.update_rates",
  method: "PATCH",
  path: "/api/admin/tenants/{tenantId}/limits",
};

export const createPlanBudgetEndpoint: Remote<typeof contract.createPlanBudgetEndpoint> = {
  id: "plan_limits.create_budget",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/budgets",
};

export const updatePlanBudgetEndpoint: Remote<typeof contract.updatePlanBudgetEndpoint> = {
  id: "plan_limits.update_budget",
  method: "PATCH",
  path: "/api/admin/tenants/{tenantId}/budgets/{budgetId}",
};

export const revokePlanBudgetEndpoint: Remote<typeof contract.revokePlanBudgetEndpoint> = {
  id: "plan_limits.revoke_budget",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/budgets/{budgetId}/revoke",
};

export const createPlanRaiseEndpoint: Remote<typeof contract.createPlanRaiseEndpoint> = {
  id: "plan_limits.create_raise",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/budgets/{budgetId}/raises",
};

export const revokePlanRaiseEndpoint: Remote<typeof contract.revokePlanRaiseEndpoint> = {
  id: "plan_limits.revoke_raise",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/budgets/{budgetId}/raises/{raiseId}/revoke",
};
