// Made by `npm run generate`.
import type * as contract from "../../contract/providers";
import type { Remote } from "../remote";

export const listProvidersEndpoint: Remote<typeof contract.listProvidersEndpoint> = {
  id: "providers.list",
  method: "GET",
  path: "/api/admin/providers",
};

export const createProviderEndpoint: Remote<typeof contract.createProviderEndpoint> = {
  id: "providers.create",
  method: "POST",
  path: "/api/admin/providers",
};

export const updateProviderEndpoint: Remote<typeof contract.updateProviderEndpoint> = {
  id: "providers.update",
  method: "PATCH",
  path: "/api/admin/providers/{providerId}",
};

export const testProviderEndpoint: Remote<typeof contract.testProviderEndpoint> = {
  id: "providers.test",
  method: "POST",
  path: "/api/admin/providers/{providerId}/test",
};

export const listUpstreamModelsEndpoint: Remote<typeof contract.listUpstreamModelsEndpoint> = {
  id: "providers.upstream_models",
  method: "GET",
  path: "/api/admin/providers/{providerId}/upstream-models",
};

export const importModelsEndpoint: Remote<typeof contract.importModelsEndpoint> = {
  id: "providers.import_models",
  method: "POST",
  path: "/api/admin/providers/{providerId}/import-models",
};
