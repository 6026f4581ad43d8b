import { restoreBudgetEndpoint } from "@/lib/contract/limits";
import { restoreBudget } from "@/lib/domain/limits";
import { route } from "@/lib/web/route";

export const POST = route(restoreBudgetEndpoint, restoreBudget);
