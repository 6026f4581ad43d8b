import { call } from "./call";
import { endpointMutation, endpointQuery } from "./endpoint-query";
import {
  createPlaygroundTokenEndpoint,
  getOnboardingEndpoint,
  votePlaygroundEndpoint,
} from "./endpoints/playground";
import type { BodyOf, ResponseOf } from "./remote";

export type PlaygroundToken = ResponseOf<typeof createPlaygroundTokenEndpoint>;

export const onboardingQuery = (orgId: string) => endpointQuery(getOnboardingEndpoint, { params: { orgId } });

/** Not a cached read: a secret stays with the page that asked for it. */
export function createPlaygroundToken(orgId: string): Promise<PlaygroundToken> {
  return call(createPlaygroundTokenEndpoint, { params: { orgId }, body: {} });
}

export const votePlaygroundMutation = (orgId: string) =>
  endpointMutation(votePlaygroundEndpoint, {
    request: (body: BodyOf<typeof votePlaygroundEndpoint>) => ({ params: { orgId }, body }),
    stale: [],
  });
