import { createBudgetEndpoint, listBudgetsEndpoint } from "@/lib/contract/limits";
import { createBudget, listBudgets } from "@/lib/domain/limits";
import { route } from "@/lib/web/route";

export const GET = route(listBudgetsEndpoint, listBudgets);
export const POST = route(createBudgetEndpoint, createBudget);
