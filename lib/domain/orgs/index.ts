export { insertOrg } from "./create-org";
export { getOrg, listMyOrgs } from "./get-org";
export { acceptInvitation, joinByInvitation } from "./invitations/accept-invitation";
export { createInvitation, revokeInvitation } from "./invitations/create-invitation";
export { listInvitations, previewInvitation } from "./invitations/list-invitations";
export { leaveOrg, removeMember, updateMember } from "./members/change-members";
export { listMembers } from "./members/list-members";
export { findOrgBySlug, findRole, orgExists } from "./membership";
export { updateOrg } from "./update-org";
