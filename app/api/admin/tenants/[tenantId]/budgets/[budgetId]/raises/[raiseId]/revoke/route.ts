import { revokePlanRaiseEndpoint } from "@/lib/contract/plan-limits";
import { revokePlanRaise } from "@/lib/domain/limits";
import { route } from "@/lib/web/route";

export const POST = route(revokePlanRaiseEndpoint, revokePlanRaise);
