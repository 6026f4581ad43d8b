import { createPlanRaiseEndpoint } from "@/lib/contract/plan-limits";
import { createPlanRaise } from "@/lib/domain/limits";
import { route } from "@/lib/web/route";

export const POST = route(createPlanRaiseEndpoint, createPlanRaise);
