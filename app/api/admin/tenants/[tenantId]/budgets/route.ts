import { createPlanBudgetEndpoint } from "@/lib/contract/plan-limits";
import { createPlanBudget } from "@/lib/domain/limits";
import { route } from "@/lib/web/route";

export const POST = route(createPlanBudgetEndpoint, createPlanBudget);
