import { liveUsageEndpoint } from "@/lib/contract/usage";
import { streamUsage } from "@/lib/web/live-usage";
import { streamRoute } from "@/lib/web/route";

export const GET = streamRoute(liveUsageEndpoint, streamUsage);
