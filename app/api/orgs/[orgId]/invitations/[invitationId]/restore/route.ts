import { restoreInvitationEndpoint } from "@/lib/contract/members";
import { restoreInvitation } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const POST = route(restoreInvitationEndpoint, restoreInvitation);
