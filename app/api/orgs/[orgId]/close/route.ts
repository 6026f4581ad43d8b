import { closeOrgEndpoint } from "@/lib/contract/closing";
import { closeOrg } from "@/lib/domain/closing";
import { route } from "@/lib/web/route";

export const POST = route(closeOrgEndpoint, closeOrg);
