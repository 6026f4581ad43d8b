// Made by `npm run generate`.
import type * as contract from "../../contract/views";
import type { Remote } from "../remote";

export const listViewsEndpoint: Remote<typeof contract.listViewsEndpoint> = {
  id: "views.list",
  method: "GET",
  path: "/api/orgs/{orgId}/views",
};

export const createViewEndpoint: Remote<typeof contract.createViewEndpoint> = {
  id: "views.create",
  method: "POST",
  path: "/api/orgs/{orgId}/views",
};

export const updateViewEndpoint: Remote<typeof contract.updateViewEndpoint> = {
  id: "views.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/views/{viewId}",
};

export const deleteViewEndpoint: Remote<typeof contract.deleteViewEndpoint> = {
  id: "views.delete",
  method: "DELETE",
  path: "/api/orgs/{orgId}/views/{viewId}",
};

export const restoreViewEndpoint: Remote<typeof contract.restoreViewEndpoint> = {
  id: "views.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/views/{viewId}/restore",
};
