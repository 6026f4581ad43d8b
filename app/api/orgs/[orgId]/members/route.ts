import { listMembersEndpoint } from "@/lib/contract/members";
import { listMembers } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const GET = route(listMembersEndpoint, listMembers);
