// Made by `npm run generate`.
import type * as contract from "../../contract/rate-limits";
import type { Remote } from "../remote";

export const getRateLimitsEndpoint: Remote<typeof contract.getRateLimitsEndpoint> = {
  id: "rate_limits.get",
  method: "GET",
  path: "/api/orgs/{orgId}/rate-limits",
};

export const updateRateLimitsEndpoint: Remote<typeof contract.updateRateLimitsEndpoint> = {
  id: "rate_limits.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/rate-limits",
};
