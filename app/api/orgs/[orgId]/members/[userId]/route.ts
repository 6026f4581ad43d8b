import { removeMemberEndpoint, updateMemberEndpoint } from "@/lib/contract/members";
import { removeMember, updateMember } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const PATCH = route(updateMemberEndpoint, updateMember);
export const DELETE = route(removeMemberEndpoint, removeMember);
