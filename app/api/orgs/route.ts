import { createOrgEndpoint } from "@/lib/contract/orgs";
import { createOrg } from "@/lib/domain/onboarding";
import { route } from "@/lib/web/route";

export const POST = route(createOrgEndpoint, createOrg);
