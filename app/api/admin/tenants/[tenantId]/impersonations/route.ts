import { startImpersonationEndpoint } from "@/lib/contract/impersonation";
import { startImpersonation } from "@/lib/domain/impersonation";
import { route } from "@/lib/web/route";

export const POST = route(startImpersonationEndpoint, startImpersonation);
