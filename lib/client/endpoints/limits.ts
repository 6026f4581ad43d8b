// Made by `npm run generate`.
import type * as contract from "../../contract/limits";
import type { Remote } from "../remote";

export const listBudgetsEndpoint: Remote<typeof contract.listBudgetsEndpoint> = {
  id: "budgets.list",
  method: "GET",
  path: "/api/orgs/{orgId}/budgets",
};

export const createBudgetEndpoint: Remote<typeof contract.createBudgetEndpoint> = {
  id: "budgets.create",
  method: "POST",
  path: "/api/orgs/{orgId}/budgets",
};

export const updateBudgetEndpoint: Remote<typeof contract.updateBudgetEndpoint> = {
  id: "budgets.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/budgets/{budgetId}",
};

export const revokeBudgetEndpoint: Remote<typeof contract.revokeBudgetEndpoint> = {
  id: "budgets.revoke",
  method: "POST",
  path: "/api/orgs/{orgId}/budgets/{budgetId}/revoke",
};

export const restoreBudgetEndpoint: Remote<typeof contract.restoreBudgetEndpoint> = {
  id: "budgets.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/budgets/{budgetId}/restore",
};
