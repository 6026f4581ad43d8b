import { getRateLimitsEndpoint, updateRateLimitsEndpoint } from "@/lib/contract/rate-limits";
import { getRateLimits, updateRateLimits } from "@/lib/domain/orgs";
import { route } from "@/lib/web/route";

export const GET = route(getRateLimitsEndpoint, getRateLimits);
export const PATCH = route(updateRateLimitsEndpoint, updateRateLimits);
