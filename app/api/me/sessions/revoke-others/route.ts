import { revokeOtherSessionsEndpoint } from "@/lib/contract/sessions";
import { revokeOtherSessions } from "@/lib/domain/accounts";
import { route } from "@/lib/web/route";

export const POST = route(revokeOtherSessionsEndpoint, revokeOtherSessions);
