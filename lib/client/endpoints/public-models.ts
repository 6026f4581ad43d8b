// Made by `npm run generate`.
import type * as contract from "../../contract/public-models";
import type { Remote } from "../remote";

export const searchModelsEndpoint: Remote<typeof contract.searchModelsEndpoint> = {
  id: "public_models.search",
  method: "GET",
  path: "/api/models",
};

export const getPublicModelEndpoint: Remote<typeof contract.getPublicModelEndpoint> = {
  id: "public_models.get",
  method: "GET",
  path: "/api/models/detail",
};

export const getModelAccountEndpoint: Remote<typeof contract.getModelAccountEndpoint> = {
  id: "models.account",
  method: "GET",
  path: "/api/orgs/{orgId}/models/account",
};
