import { endpointMutation, endpointQuery } from "./endpoint-query";
import {
  acceptInvitationEndpoint,
  createInvitationEndpoint,
  leaveOrgEndpoint,
  listInvitationsEndpoint,
  listMembersEndpoint,
  previewInvitationEndpoint,
  removeMemberEndpoint,
  restoreInvitationEndpoint,
  restoreMemberEndpoint,
  revokeInvitationEndpoint,
  updateMemberEndpoint,
} from "./endpoints/members";
import { listMyOrgsEndpoint } from "./endpoints/orgs";
import type { BodyOf } from "./remote";

const MEMBERS_MAX = 200;

export const membersArgs = (orgId: string) => ({ params: { orgId }, query: { limit: MEMBERS_MAX } });

export const membersQuery = (orgId: string) => endpointQuery(listMembersEndpoint, membersArgs(orgId));

export const invitationsQuery = (orgId: string) =>
  endpointQuery(listInvitationsEndpoint, { params: { orgId } });

type RoleChange = { userId: string } & BodyOf<typeof updateMemberEndpoint>;

export const updateMemberMutation = (orgId: string) =>
  endpointMutation(updateMemberEndpoint, {
    request: ({ userId, role }: RoleChange) => ({ params: { orgId, userId }, body: { role } }),
    stale: [listMembersEndpoint],
  });

export const removeMemberMutation = (orgId: string) =>
  endpointMutation(removeMemberEndpoint, {
    request: (userId: string) => ({ params: { orgId, userId } }),
    stale: [listMembersEndpoint],
  });

export const restoreMemberMutation = (orgId: string) =>
  endpointMutation(restoreMemberEndpoint, {
    request: (userId: string) => ({ params: { orgId, userId } }),
    stale: [listMembersEndpoint],
  });

export const leaveOrgMutation = (orgId: string) =>
  endpointMutation(leaveOrgEndpoint, {
    request: () => ({ params: { orgId } }),
    stale: [listMyOrgsEndpoint],
  });

export const createInvitationMutation = (orgId: string) =>
  endpointMutation(createInvitationEndpoint, {
    request: (body: BodyOf<typeof createInvitationEndpoint>) => ({ params: { orgId }, body }),
    stale: [listInvitationsEndpoint],
  });

export const revokeInvitationMutation = (orgId: string) =>
  endpointMutation(revokeInvitationEndpoint, {
    request: (invitationId: string) => ({ params: { orgId, invitationId } }),
    stale: [listInvitationsEndpoint],
  });

export const restoreInvitationMutation = (orgId: string) =>
  endpointMutation(restoreInvitationEndpoint, {
    request: (invitationId: string) => ({ params: { orgId, invitationId } }),
    stale: [listInvitationsEndpoint],
  });

export const acceptInvitationMutation = () =>
  endpointMutation(acceptInvitationEndpoint, {
    request: (body: BodyOf<typeof acceptInvitationEndpoint>) => ({ body }),
    stale: [listMyOrgsEndpoint],
  });

export const invitationPreviewQuery = (token: string) =>
  endpointQuery(previewInvitationEndpoint, { query: { token } });
