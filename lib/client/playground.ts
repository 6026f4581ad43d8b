import type { ResponseOf } from "../contract/endpoint";
import { createPlaygroundTokenEndpoint, getOnboardingEndpoint } from "../contract/playground";
import { call } from "./call";
import { endpointQuery } from "./endpoint-query";

export type PlaygroundToken = ResponseOf<typeof createPlaygroundTokenEndpoint>;

export const onboardingQuery = (orgId: string) => endpointQuery(getOnboardingEndpoint, { params: { orgId } });

/** Not a cached read: a secret stays with the page that asked for it. */
export function createPlaygroundToken(orgId: string): Promise<PlaygroundToken> {
  return call(createPlaygroundTokenEndpoint, { params: { orgId }, body: {} });
}
