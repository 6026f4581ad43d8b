import { usageExportEndpoint } from "@/lib/contract/usage";
import { exportUsage } from "@/lib/domain/metering";
import { fileRoute } from "@/lib/web/file-route";

export const GET = fileRoute(usageExportEndpoint, exportUsage);
