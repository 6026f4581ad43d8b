// Made by `npm run generate`.
import type * as contract from "../../contract/calls";
import type { Remote } from "../remote";

export const listCallsEndpoint: Remote<typeof contract.listCallsEndpoint> = {
  id: "calls.list",
  method: "GET",
  path: "/api/orgs/{orgId}/calls",
};

export const exportCallsEndpoint: Remote<typeof contract.exportCallsEndpoint> = {
  id: "calls.export",
  method: "GET",
  path: "/api/orgs/{orgId}/calls/export",
};

export const listCallValuesEndpoint: Remote<typeof contract.listCallValuesEndpoint> = {
  id: "calls.values",
  method: "GET",
  path: "/api/orgs/{orgId}/calls/values",
};

export const getCallEndpoint: Remote<typeof contract.getCallEndpoint> = {
  id: "calls.get",
  method: "GET",
  path: "/api/orgs/{orgId}/calls/{requestId}",
};
