import { installationUsageEndpoint } from "@/lib/contract/installation";
import { getInstallationUsage } from "@/lib/domain/installation";
import { route } from "@/lib/web/route";

export const GET = route(installationUsageEndpoint, getInstallationUsage);
