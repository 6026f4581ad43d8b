// Made by `npm run generate`.
import type * as contract from "../../contract/presets";
import type { Remote } from "../remote";

export const listPresetsEndpoint: Remote<typeof contract.listPresetsEndpoint> = {
  id: "presets.list",
  method: "GET",
  path: "/api/orgs/{orgId}/presets",
};

export const getPresetEndpoint: Remote<typeof contract.getPresetEndpoint> = {
  id: "presets.get",
  method: "GET",
  path: "/api/orgs/{orgId}/presets/{presetId}",
};

export const createPresetEndpoint: Remote<typeof contract.createPresetEndpoint> = {
  id: "presets.create",
  method: "POST",
  path: "/api/orgs/{orgId}/presets",
};

export const updatePresetEndpoint: Remote<typeof contract.updatePresetEndpoint> = {
  id: "presets.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/presets/{presetId}",
};

export const deletePresetEndpoint: Remote<typeof contract.deletePresetEndpoint> = {
  id: "presets.delete",
  method: "DELETE",
  path: "/api/orgs/{orgId}/presets/{presetId}",
};

export const restorePresetEndpoint: Remote<typeof contract.restorePresetEndpoint> = {
  id: "presets.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/presets/{presetId}/restore",
};
