import { getOrgEndpoint, updateOrgEndpoint } from "@/lib/contract/orgs";
import { getOrg, updateOrg } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const GET = route(getOrgEndpoint, getOrg);
export const PATCH = route(updateOrgEndpoint, updateOrg);
