// Made by `npm run generate`.
import type * as contract from "../../contract/content";
import type { Remote } from "../remote";

export const getContentPolicyEndpoint: Remote<typeof contract.getContentPolicyEndpoint> = {
  id: "content.policy",
  method: "GET",
  path: "/api/orgs/{orgId}/content-policy",
};

export const setContentPolicyEndpoint: Remote<typeof contract.setContentPolicyEndpoint> = {
  id: "content.set_policy",
  method: "PUT",
  path: "/api/orgs/{orgId}/content-policy",
};

export const clearContentPolicyEndpoint: Remote<typeof contract.clearContentPolicyEndpoint> = {
  id: "content.clear_policy",
  method: "DELETE",
  path: "/api/orgs/{orgId}/content-policy/{projectId}",
};

export const forgetContentEndpoint: Remote<typeof contract.forgetContentEndpoint> = {
  id: "content.forget",
  method: "DELETE",
  path: "/api/orgs/{orgId}/content",
};

export const getContentStateEndpoint: Remote<typeof contract.getContentStateEndpoint> = {
  id: "content.state",
  method: "GET",
  path: "/api/orgs/{orgId}/calls/{requestId}/content/state",
};

export const getCallContentEndpoint: Remote<typeof contract.getCallContentEndpoint> = {
  id: "content.get",
  method: "GET",
  path: "/api/orgs/{orgId}/calls/{requestId}/content",
};

export const deleteCallContentEndpoint: Remote<typeof contract.deleteCallContentEndpoint> = {
  id: "content.delete",
  method: "DELETE",
  path: "/api/orgs/{orgId}/calls/{requestId}/content",
};
