import { updateBudgetEndpoint } from "@/lib/contract/limits";
import { updateBudget } from "@/lib/domain/limits";
import { route } from "@/lib/web/route";

export const PATCH = route(updateBudgetEndpoint, updateBudget);
