import { revokeRaiseEndpoint } from "@/lib/contract/budget-raises";
import { revokeRaise } from "@/lib/domain/limits";
import { route } from "@/lib/web/route";

export const POST = route(revokeRaiseEndpoint, revokeRaise);
