// Made by `npm run generate`.
import type * as contract from "../../contract/orgs";
import type { Remote } from "../remote";

export const listMyOrgsEndpoint: Remote<typeof contract.listMyOrgsEndpoint> = {
  id: "orgs.list",
  method: "GET",
  path: "/api/me/orgs",
};

export const createOrgEndpoint: Remote<typeof contract.createOrgEndpoint> = {
  id: "orgs.create",
  method: "POST",
  path: "/api/orgs",
};

export const getOrgEndpoint: Remote<typeof contract.getOrgEndpoint> = {
  id: "orgs.get",
  method: "GET",
  path: "/api/orgs/{orgId}",
};

export const updateOrgEndpoint: Remote<typeof contract.updateOrgEndpoint> = {
  id: "orgs.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}",
};
