// Made by `npm run generate`.
import type * as contract from "../../contract/models";
import type { Remote } from "../remote";

export const listModelsEndpoint: Remote<typeof contract.listModelsEndpoint> = {
  id: "models.list",
  method: "GET",
  path: "/api/orgs/{orgId}/models",
};

export const listAdminModelsEndpoint: Remote<typeof contract.listAdminModelsEndpoint> = {
  id: "admin_models.list",
  method: "GET",
  path: "/api/admin/models",
};

export const createModelEndpoint: Remote<typeof contract.createModelEndpoint> = {
  id: "admin_models.create",
  method: "POST",
  path: "/api/admin/models",
};

export const updateModelEndpoint: Remote<typeof contract.updateModelEndpoint> = {
  id: "admin_models.update",
  method: "PATCH",
  path: "/api/admin/models/{modelId}",
};
