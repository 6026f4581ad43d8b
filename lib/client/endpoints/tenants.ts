// Made by `npm run generate`.
import type * as contract from "../../contract/tenants";
import type { Remote } from "../remote";

export const listTenantsEndpoint: Remote<typeof contract.listTenantsEndpoint> = {
  id: "tenants.list",
  method: "GET",
  path: "/api/admin/tenants",
};

export const getTenantEndpoint: Remote<typeof contract.getTenantEndpoint> = {
  id: "tenants.get",
  method: "GET",
  path: "/api/admin/tenants/{tenantId}",
};

export const tenantUsageEndpoint: Remote<typeof contract.tenantUsageEndpoint> = {
  id: "tenants.usage",
  method: "GET",
  path: "/api/admin/tenants/{tenantId}/usage",
};
