import { previewInvitationEndpoint } from "@/lib/contract/members";
import { previewInvitation } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const GET = route(previewInvitationEndpoint, previewInvitation);
