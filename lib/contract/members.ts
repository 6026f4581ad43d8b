import { z } from "zod";
import { emailInput } from "./account";
import { defineEndpoint, type Endpoint } from "./endpoint";
import { orgSchema, roleSchema } from "./orgs";
import { orgParams, pageOf, pageQuery, wireTime } from "./wire";

export const memberView = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  hasTwoFactor: z.boolean(),
  createdAt: wireTime,
});

const invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  invitedBy: z.string().meta({ description: "Name of the member who sent it." }),
  expiresAt: wireTime,
  createdAt: wireTime,
});

const memberParams = orgParams.extend({ userId: z.string() });
const tokenInput = z.string().min(1).max(200);

export const listMembersEndpoint = defineEndpoint({
  id: "members.list",
  method: "GET",
  path: "/api/orgs/{orgId}/members",
  tag: "Members",
  summary: "List the members of an organization",
  access: "members.read",
  params: orgParams,
  query: pageQuery,
  response: pageOf(memberView),
});

export const updateMemberEndpoint = defineEndpoint({
  id: "members.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/members/{userId}",
  tag: "Members",
  summary: "Change a member's role, up to your own",
  access: "members.write",
  params: memberParams,
  body: z.object({ role: roleSchema }),
  response: memberView,
  errors: ["conflict"],
});

export const removeMemberEndpoint = defineEndpoint({
  id: "members.remove",
  method: "DELETE",
  path: "/api/orgs/{orgId}/members/{userId}",
  tag: "Members",
  summary: "Remove a member; the last owner stays",
  access: "members.write",
  params: memberParams,
  response: z.void(),
  status: 204,
  errors: ["conflict"],
});

export const restoreMemberEndpoint = defineEndpoint({
  id: "members.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/members/{userId}/restore",
  tag: "Members",
  summary: "Take back a removal of the last 30 days: the member has the role again that they had",
  access: "members.write",
  params: memberParams,
  response: memberView,
  errors: ["conflict"],
});

export const leaveOrgEndpoint = defineEndpoint({
  id: "members.leave",
  method: "POST",
  path: "/api/orgs/{orgId}/leave",
  tag: "Members",
  summary: "Leave an organization; the last owner cannot",
  access: "org.read",
  params: orgParams,
  response: z.void(),
  status: 204,
  errors: ["conflict"],
});

export const listInvitationsEndpoint = defineEndpoint({
  id: "invitations.list",
  method: "GET",
  path: "/api/orgs/{orgId}/invitations",
  tag: "Members",
  summary: "List the invitations that wait for an answer",
  access: "members.read",
  params: orgParams,
  response: z.object({ items: z.array(invitation) }),
});

export const createInvitationEndpoint = defineEndpoint({
  id: "invitations.create",
  method: "POST",
  path: "/api/orgs/{orgId}/invitations",
  tag: "Members",
  summary: "Invite an e-mail address; an earlier invitation of the same address ends",
  access: "members.write",
  params: orgParams,
  body: z.object({ email: emailInput, role: roleSchema }),
  response: invitation,
  status: 201,
  errors: ["conflict"],
});

export const revokeInvitationEndpoint = defineEndpoint({
  id: "invitations.revoke",
  method: "DELETE",
  path: "/api/orgs/{orgId}/invitations/{invitationId}",
  tag: "Members",
  summary: "Withdraw an invitation",
  access: "members.write",
  params: orgParams.extend({ invitationId: z.string() }),
  response: z.void(),
  status: 204,
});

export const restoreInvitationEndpoint = defineEndpoint({
  id: "invitations.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/invitations/{invitationId}/restore",
  tag: "Members",
  summary: "Take back the withdrawal of an invitation that has not expired: its link works again",
  access: "members.write",
  params: orgParams.extend({ invitationId: z.string() }),
  response: invitation,
  errors: ["conflict"],
});

export const previewInvitationEndpoint = defineEndpoint({
  id: "invitations.preview",
  method: "GET",
  path: "/api/account/invitation",
  tag: "Account",
  summary: "See what an invitation is to, by the token of its link",
  access: "public",
  query: z.object({ token: tokenInput }),
  response: z.object({
    orgName: z.string(),
    email: z.string(),
    role: roleSchema,
    invitedBy: z.string(),
    hasAccount: z
      .boolean()
      .meta({ description: "Whether the invited address has an account to sign in with." }),
    expiresAt: wireTime,
  }),
  errors: ["too_many_attempts"],
});

export const acceptInvitationEndpoint = defineEndpoint({
  id: "invitations.accept",
  method: "POST",
  path: "/api/me/invitations/accept",
  tag: "Account",
  summary: "Join the organization of an invitation that was sent to your e-mail address",
  access: "signed_in",
  body: z.object({ token: tokenInput }),
  response: orgSchema,
});

export const MEMBER_ENDPOINTS: readonly Endpoint[] = [
  listMembersEndpoint,
  updateMemberEndpoint,
  removeMemberEndpoint,
  restoreMemberEndpoint,
  leaveOrgEndpoint,
  listInvitationsEndpoint,
  createInvitationEndpoint,
  revokeInvitationEndpoint,
  restoreInvitationEndpoint,
];
