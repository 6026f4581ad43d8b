// Made by `npm run generate`.
import type * as contract from "../../contract/credits";
import type { Remote } from "../remote";

export const getCreditEndpoint: Remote<typeof contract.getCreditEndpoint> = {
  id: "credits.get",
  method: "GET",
  path: "/api/orgs/{orgId}/credits",
};

export const listCreditGrantsEndpoint: Remote<typeof contract.listCreditGrantsEndpoint> = {
  id: "credits.list_grants",
  method: "GET",
  path: "/api/orgs/{orgId}/credits/grants",
};

export const listLedgerEndpoint: Remote<typeof contract.listLedgerEndpoint> = {
  id: "credits.statement",
  method: "GET",
  path: "/api/orgs/{orgId}/credits/statement",
};

export const grantCreditEndpoint: Remote<typeof contract.grantCreditEndpoint> = {
  id: "credits.grant",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/credits",
};
