import { tenantUsageEndpoint } from "@/lib/contract/tenants";
import { getTenantUsage } from "@/lib/domain/installation";
import { route } from "@/lib/web/route";

export const GET = route(tenantUsageEndpoint, getTenantUsage);
