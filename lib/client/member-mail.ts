import type { BodyOf } from "../contract/endpoint";
import { getMemberMailEndpoint, updateMemberMailEndpoint } from "../contract/member-mail";
import { endpointMutation, endpointQuery } from "./endpoint-query";

export const memberMailQuery = (orgId: string) => endpointQuery(getMemberMailEndpoint, { params: { orgId } });

export const updateMemberMailMutation = (orgId: string) =>
  endpointMutation(updateMemberMailEndpoint, {
    request: (body: BodyOf<typeof updateMemberMailEndpoint>) => ({ params: { orgId }, body }),
    stale: [getMemberMailEndpoint],
  });
