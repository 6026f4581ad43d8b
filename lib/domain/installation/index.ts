export { getInstallation } from "./get-installation";
export { getInstallationUsage } from "./get-installation-usage";
export { findTenantId, getTenant } from "./tenants/get-tenant";
export { getTenantUsage } from "./tenants/get-tenant-usage";
