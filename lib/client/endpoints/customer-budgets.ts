// Made by `npm run generate`.
import type * as contract from "../../contract/customer-budgets";
import type { Remote } from "../remote";

export const listCustomerBudgetsEndpoint: Remote<typeof contract.listCustomerBudgetsEndpoint> = {
  id: "customer_budgets.list",
  method: "GET",
  path: "/api/orgs/{orgId}/customer-budgets",
};
