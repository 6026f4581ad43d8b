import type { ResponseOf } from "@/lib/contract/endpoint";
import type { getTenantEndpoint, listTenantsEndpoint } from "@/lib/contract/tenants";

export type Tenant = ResponseOf<typeof listTenantsEndpoint>["items"][number];
export type TenantDetail = ResponseOf<typeof getTenantEndpoint>;
