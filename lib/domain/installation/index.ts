export { getInstallation } from "./get-installation";
export { findTenantId, getTenant } from "./tenants/get-tenant";
export { getTenantUsage } from "./tenants/get-tenant-usage";
