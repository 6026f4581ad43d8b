import { updatePlanBudgetEndpoint } from "@/lib/contract/plan-limits";
import { updatePlanBudget } from "@/lib/domain/limits";
import { route } from "@/lib/web/route";

export const PATCH = route(updatePlanBudgetEndpoint, updatePlanBudget);
