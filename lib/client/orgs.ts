import { endpointMutation, endpointQuery } from "./endpoint-query";
import { createOrgEndpoint, getOrgEndpoint, listMyOrgsEndpoint, updateOrgEndpoint } from "./endpoints/orgs";
import type { BodyOf } from "./remote";

export const orgQuery = (orgId: string) => endpointQuery(getOrgEndpoint, { params: { orgId } });

export const myOrgsQuery = () => endpointQuery(listMyOrgsEndpoint);

export const createOrgMutation = () =>
  endpointMutation(createOrgEndpoint, {
    request: (body: BodyOf<typeof createOrgEndpoint>) => ({ body }),
    stale: [listMyOrgsEndpoint],
  });

export const updateOrgMutation = (orgId: string) =>
  endpointMutation(updateOrgEndpoint, {
    request: (body: BodyOf<typeof updateOrgEndpoint>) => ({ params: { orgId }, body }),
    stale: [getOrgEndpoint, listMyOrgsEndpoint],
  });
