import { listMyOrgsEndpoint } from "@/lib/contract/orgs";
import { listMyOrgs } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const GET = route(listMyOrgsEndpoint, listMyOrgs);
