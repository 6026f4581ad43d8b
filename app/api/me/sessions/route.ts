import { listSessionsEndpoint } from "@/lib/contract/sessions";
import { listSessions } from "@/lib/domain/accounts";
import { route } from "@/lib/web/route";

export const GET = route(listSessionsEndpoint, listSessions);
