import { leaveOrgEndpoint } from "@/lib/contract/members";
import { leaveOrg } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const POST = route(leaveOrgEndpoint, leaveOrg);
