// Made by `npm run generate`.
import type * as contract from "../../contract/impersonation";
import type { Remote } from "../remote";

export const startImpersonationEndpoint: Remote<typeof contract.startImpersonationEndpoint> = {
  id: "impersonations.start",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/impersonations",
};

export const endImpersonationEndpoint: Remote<typeof contract.endImpersonationEndpoint> = {
  id: "impersonations.end",
  method: "POST",
  path: "/api/impersonation/end",
};
