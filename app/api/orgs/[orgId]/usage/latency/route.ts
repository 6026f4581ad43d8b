import { usageLatencyEndpoint } from "@/lib/contract/usage";
import { getUsageLatency } from "@/lib/domain/metering";
import { route } from "@/lib/web/route";

export const GET = route(usageLatencyEndpoint, getUsageLatency);
