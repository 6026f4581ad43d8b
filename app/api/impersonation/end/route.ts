import { endImpersonationEndpoint } from "@/lib/contract/impersonation";
import { endImpersonation } from "@/lib/domain/impersonation";
import { route } from "@/lib/web/route";

export const POST = route(endImpersonationEndpoint, endImpersonation);
