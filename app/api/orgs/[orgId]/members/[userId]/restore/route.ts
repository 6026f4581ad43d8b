import { restoreMemberEndpoint } from "@/lib/contract/members";
import { restoreMember } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const POST = route(restoreMemberEndpoint, restoreMember);
