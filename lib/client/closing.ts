import { endpointMutation } from "./endpoint-query";
import { closeOrgEndpoint, reopenTenantEndpoint } from "./endpoints/closing";
import { getTenantEndpoint, listTenantsEndpoint } from "./endpoints/tenants";

/** Nothing is read again: who closes an organization leaves its pages. */
export const closeOrgMutation = (orgId: string) =>
  endpointMutation(closeOrgEndpoint, {
    request: (name: string) => ({ params: { orgId }, body: { name } }),
    stale: [],
  });

export const reopenTenantMutation = () =>
  endpointMutation(reopenTenantEndpoint, {
    request: (tenantId: string) => ({ params: { tenantId } }),
    stale: [listTenantsEndpoint, getTenantEndpoint],
  });
