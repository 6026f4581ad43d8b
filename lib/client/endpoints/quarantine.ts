// Made by `npm run generate`.
import type * as contract from "../../contract/quarantine";
import type { Remote } from "../remote";

export const listQuarantineEndpoint: Remote<typeof contract.listQuarantineEndpoint> = {
  id: "quarantine.list",
  method: "GET",
  path: "/api/admin/quarantine",
};

export const resolveQuarantineEndpoint: Remote<typeof contract.resolveQuarantineEndpoint> = {
  id: "quarantine.resolve",
  method: "POST",
  path: "/api/admin/quarantine/{entryId}/resolve",
};
