import { usageSummaryEndpoint } from "@/lib/contract/usage";
import { getUsageSummary } from "@/lib/domain/metering";
import { route } from "@/lib/web/route";

export const GET = route(usageSummaryEndpoint, getUsageSummary);
