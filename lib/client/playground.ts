import type { BodyOf, ResponseOf } from "../contract/endpoint";
import {
  createPlaygroundTokenEndpoint,
  getOnboardingEndpoint,
  votePlaygroundEndpoint,
} from "../contract/playground";
import { call } from "./call";
import { endpointMutation, endpointQuery } from "./endpoint-query";

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
