import { revokePlanBudgetEndpoint } from "@/lib/contract/plan-limits";
import { revokePlanBudget } from "@/lib/domain/limits";
import { route } from "@/lib/web/route";

export const POST = route(revokePlanBudgetEndpoint, revokePlanBudget);
