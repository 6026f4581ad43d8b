// Made by `npm run generate`.
import type * as contract from "../../contract/playground";
import type { Remote } from "../remote";

export const createPlaygroundTokenEndpoint: Remote<typeof contract.createPlaygroundTokenEndpoint> = {
  id: "playground.create_token",
  method: "POST",
  path: "/api/orgs/{orgId}/playground/token",
};

export const getOnboardingEndpoint: Remote<typeof contract.getOnboardingEndpoint> = {
  id: "onboarding.status",
  method: "GET",
  path: "/api/orgs/{orgId}/onboarding",
};

export const votePlaygroundEndpoint: Remote<typeof contract.votePlaygroundEndpoint> = {
  id: "playground.vote",
  method: "POST",
  path: "/api/orgs/{orgId}/playground/votes",
};
