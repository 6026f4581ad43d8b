import { endpointMutation, endpointQuery } from "./endpoint-query";
import { getMemberMailEndpoint, updateMemberMailEndpoint } from "./endpoints/member-mail";
import type { BodyOf } from "./remote";

export const memberMailQuery = (orgId: string) => endpointQuery(getMemberMailEndpoint, { params: { orgId } });

export const updateMemberMailMutation = (orgId: string) =>
  endpointMutation(updateMemberMailEndpoint, {
    request: (body: BodyOf<typeof updateMemberMailEndpoint>) => ({ params: { orgId }, body }),
    stale: [getMemberMailEndpoint],
  });
