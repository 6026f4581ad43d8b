import { usageBreakdownEndpoint } from "@/lib/contract/usage";
import { getUsageBreakdown } from "@/lib/domain/metering";
import { route } from "@/lib/web/route";

export const GET = route(usageBreakdownEndpoint, getUsageBreakdown);
