import { usageSeriesEndpoint } from "@/lib/contract/usage";
import { getUsageSeries } from "@/lib/domain/metering";
import { route } from "@/lib/web/route";

export const GET = route(usageSeriesEndpoint, getUsageSeries);
