import { createInvitationEndpoint, listInvitationsEndpoint } from "@/lib/contract/members";
import { createInvitation, listInvitations } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const GET = route(listInvitationsEndpoint, listInvitations);
export const POST = route(createInvitationEndpoint, createInvitation);
