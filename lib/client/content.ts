import { endpointMutation, endpointQuery } from "./endpoint-query";
import {
  clearContentPolicyEndpoint,
  deleteCallContentEndpoint,
  forgetContentEndpoint,
  getCallContentEndpoint,
  getContentPolicyEndpoint,
  getContentStateEndpoint,
  setContentPolicyEndpoint,
} from "./endpoints/content";
import type { BodyOf, ResponseOf } from "./remote";

export type CallContent = ResponseOf<typeof getCallContentEndpoint>;

export const contentPolicyQuery = (orgId: string) =>
  endpointQuery(getContentPolicyEndpoint, { params: { orgId } });

export const contentStateQuery = (orgId: string, requestId: string) =>
  endpointQuery(getContentStateEndpoint, { params: { orgId, requestId } });

/** Each read is in the audit log: it is never read again by itself. */
export const callContentQuery = (orgId: string, requestId: string) => ({
  ...endpointQuery(getCallContentEndpoint, { params: { orgId, requestId } }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  retry: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
});

export const setContentPolicyMutation = (orgId: string) =>
  endpointMutation(setContentPolicyEndpoint, {
    request: (body: BodyOf<typeof setContentPolicyEndpoint>) => ({ params: { orgId }, body }),
    stale: [getContentPolicyEndpoint, getContentStateEndpoint],
  });

export const clearContentPolicyMutation = (orgId: string) =>
  endpointMutation(clearContentPolicyEndpoint, {
    request: (projectId: string) => ({ params: { orgId, projectId } }),
    stale: [getContentPolicyEndpoint, getContentStateEndpoint],
  });

export const forgetContentMutation = (orgId: string) =>
  endpointMutation(forgetContentEndpoint, {
    request: (projectId: string | undefined) => ({ params: { orgId }, query: { projectId } }),
    stale: [getContentPolicyEndpoint, getContentStateEndpoint],
  });

export const deleteCallContentMutation = (orgId: string) =>
  endpointMutation(deleteCallContentEndpoint, {
    request: (requestId: string) => ({ params: { orgId, requestId } }),
    stale: [getContentPolicyEndpoint, getContentStateEndpoint],
  });
