import { revokeSessionEndpoint } from "@/lib/contract/sessions";
import { revokeSession } from "@/lib/domain/accounts";
import { route } from "@/lib/web/route";

export const DELETE = route(revokeSessionEndpoint, revokeSession);
