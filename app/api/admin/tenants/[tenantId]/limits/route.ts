import { getPlanLimitsEndpoint, updatePlanRatesEndpoint } from "@/lib/contract/plan-limits";
import { getPlanLimits } from "@/lib/domain/limits";
import { updatePlanRates } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const GET = route(getPlanLimitsEndpoint, getPlanLimits);
export const PATCH = route(updatePlanRatesEndpoint, updatePlanRates);
