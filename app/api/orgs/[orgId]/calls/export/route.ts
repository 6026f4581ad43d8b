import { exportCallsEndpoint } from "@/lib/contract/calls";
import { exportCalls } from "@/lib/domain/metering";
import { fileRoute } from "@/lib/web/file-route";

export const GET = fileRoute(exportCallsEndpoint, exportCalls);
