import { getTenantEndpoint } from "@/lib/contract/tenants";
import { getTenant } from "@/lib/domain/installation";
import { route } from "@/lib/web/route";

export const GET = route(getTenantEndpoint, getTenant);
