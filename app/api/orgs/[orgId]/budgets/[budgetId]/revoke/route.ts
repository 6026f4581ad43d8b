import { revokeBudgetEndpoint } from "@/lib/contract/limits";
import { revokeBudget } from "@/lib/domain/limits";
import { route } from "@/lib/web/route";

export const POST = route(revokeBudgetEndpoint, revokeBudget);
