// Made by `npm run generate`.
import type * as contract from "../../contract/closing";
import type { Remote } from "../remote";

export const closeOrgEndpoint: Remote<typeof contract.closeOrgEndpoint> = {
  id: "orgs.close",
  method: "POST",
  path: "/api/orgs/{orgId}/close",
};

export const reopenTenantEndpoint: Remote<typeof contract.reopenTenantEndpoint> = {
  id: "tenants.reopen",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/reopen",
};
