import { listTenantsEndpoint } from "@/lib/contract/tenants";
import { listTenants } from "@/lib/domain/metering";
import { route } from "@/lib/web/route";

export const GET = route(listTenantsEndpoint, listTenants);
