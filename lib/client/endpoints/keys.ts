// Made by `npm run generate`.
import type * as contract from "../../contract/keys";
import type { Remote } from "../remote";

export const listKeysEndpoint: Remote<typeof contract.listKeysEndpoint> = {
  id: "keys.list",
  method: "GET",
  path: "/api/orgs/{orgId}/keys",
};

export const createKeyEndpoint: Remote<typeof contract.createKeyEndpoint> = {
  id: "keys.create",
  method: "POST",
  path: "/api/orgs/{orgId}/keys",
};

export const getKeyEndpoint: Remote<typeof contract.getKeyEndpoint> = {
  id: "keys.get",
  method: "GET",
  path: "/api/orgs/{orgId}/keys/{keyId}",
};

export const updateKeyEndpoint: Remote<typeof contract.updateKeyEndpoint> = {
  id: "keys.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/keys/{keyId}",
};

export const disableKeyEndpoint: Remote<typeof contract.disableKeyEndpoint> = {
  id: "keys.disable",
  method: "POST",
  path: "/api/orgs/{orgId}/keys/{keyId}/disable",
};

export const enableKeyEndpoint: Remote<typeof contract.enableKeyEndpoint> = {
  id: "keys.enable",
  method: "POST",
  path: "/api/orgs/{orgId}/keys/{keyId}/enable",
};

export const revokeKeyEndpoint: Remote<typeof contract.revokeKeyEndpoint> = {
  id: "keys.revoke",
  method: "POST",
  path: "/api/orgs/{orgId}/keys/{keyId}/revoke",
};

export const rotateKeyEndpoint: Remote<typeof contract.rotateKeyEndpoint> = {
  id: "keys.rotate",
  method: "POST",
  path: "/api/orgs/{orgId}/keys/{keyId}/rotate",
};

export const revealRotatedKeyEndpoint: Remote<typeof contract.revealRotatedKeyEndpoint> = {
  id: "keys.reveal_rotated",
  method: "POST",
  path: "/api/orgs/{orgId}/keys/{keyId}/reveal-rotated",
};
