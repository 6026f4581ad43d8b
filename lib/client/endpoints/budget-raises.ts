// Made by `npm run generate`.
import type * as contract from "../../contract/budget-raises";
import type { Remote } from "../remote";

export const listRaisesEndpoint: Remote<typeof contract.listRaisesEndpoint> = {
  id: "budget_raises.list",
  method: "GET",
  path: "/api/orgs/{orgId}/budgets/{budgetId}/raises",
};

export const createRaiseEndpoint: Remote<typeof contract.createRaiseEndpoint> = {
  id: "budget_raises.create",
  method: "POST",
  path: "/api/orgs/{orgId}/budgets/{budgetId}/raises",
};

export const revokeRaiseEndpoint: Remote<typeof contract.revokeRaiseEndpoint> = {
  id: "budget_raises.revoke",
  method: "POST",
  path: "/api/orgs/{orgId}/budgets/{budgetId}/raises/{raiseId}/revoke",
};
