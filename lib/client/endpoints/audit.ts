// Made by `npm run generate`.
import type * as contract from "../../contract/audit";
import type { Remote } from "../remote";

export const listAuditEndpoint: Remote<typeof contract.listAuditEndpoint> = {
  id: "audit.list",
  method: "GET",
  path: "/api/orgs/{orgId}/audit",
};
