// Made by `npm run generate`.
import type * as contract from "../../contract/members";
import type { Remote } from "../remote";

export const listMembersEndpoint: Remote<typeof contract.listMembersEndpoint> = {
  id: "members.list",
  method: "GET",
  path: "/api/orgs/{orgId}/members",
};

export const updateMemberEndpoint: Remote<typeof contract.updateMemberEndpoint> = {
  id: "members.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/members/{userId}",
};

export const removeMemberEndpoint: Remote<typeof contract.removeMemberEndpoint> = {
  id: "members.remove",
  method: "DELETE",
  path: "/api/orgs/{orgId}/members/{userId}",
};

export const restoreMemberEndpoint: Remote<typeof contract.restoreMemberEndpoint> = {
  id: "members.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/members/{userId}/restore",
};

export const leaveOrgEndpoint: Remote<typeof contract.leaveOrgEndpoint> = {
  id: "members.leave",
  method: "POST",
  path: "/api/orgs/{orgId}/leave",
};

export const listInvitationsEndpoint: Remote<typeof contract.listInvitationsEndpoint> = {
  id: "invitations.list",
  method: "GET",
  path: "/api/orgs/{orgId}/invitations",
};

export const createInvitationEndpoint: Remote<typeof contract.createInvitationEndpoint> = {
  id: "invitations.create",
  method: "POST",
  path: "/api/orgs/{orgId}/invitations",
};

export const revokeInvitationEndpoint: Remote<typeof contract.revokeInvitationEndpoint> = {
  id: "invitations.revoke",
  method: "DELETE",
  path: "/api/orgs/{orgId}/invitations/{invitationId}",
};

export const restoreInvitationEndpoint: Remote<typeof contract.restoreInvitationEndpoint> = {
  id: "invitations.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/invitations/{invitationId}/restore",
};

export const previewInvitationEndpoint: Remote<typeof contract.previewInvitationEndpoint> = {
  id: "invitations.preview",
  method: "GET",
  path: "/api/account/invitation",
};

export const acceptInvitationEndpoint: Remote<typeof contract.acceptInvitationEndpoint> = {
  id: "invitations.accept",
  method: "POST",
  path: "/api/me/invitations/accept",
};
