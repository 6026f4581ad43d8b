import { usageExportEndpoint } from "@/lib/contract/usage";
import { exportUsage } from "@/lib/domain/metering";
import { csvRoute } from "@/lib/web/csv-route";

export const GET = csvRoute(usageExportEndpoint, exportUsage);
