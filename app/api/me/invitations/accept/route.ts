import { acceptInvitationEndpoint } from "@/lib/contract/members";
import { acceptInvitation } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const POST = route(acceptInvitationEndpoint, acceptInvitation);
