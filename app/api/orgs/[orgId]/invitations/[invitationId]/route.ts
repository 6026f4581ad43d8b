import { revokeInvitationEndpoint } from "@/lib/contract/members";
import { revokeInvitation } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const DELETE = route(revokeInvitationEndpoint, revokeInvitation);
