import { keepPreviousData } from "@tanstack/react-query";
import { endpointPages } from "./endpoint-pages";
import { endpointMutation, endpointQuery } from "./endpoint-query";
import { grantCreditEndpoint } from "./endpoints/credits";
import { getTenantEndpoint, listTenantsEndpoint, tenantUsageEndpoint } from "./endpoints/tenants";
import type { BodyOf, QueryOf } from "./remote";

type Choice = Pick<QueryOf<typeof listTenantsEndpoint>, "search" | "sort" | "direction">;

/** The tenants of before stay on show until those of another order or search are here. */
export const tenantPages = ({ search, ...order }: Choice) => ({
  ...endpointPages(listTenantsEndpoint, { query: { ...order, ...(search && { search }) } }),
  placeholderData: keepPreviousData,
});

export const tenantQuery = (tenantId: string) => endpointQuery(getTenantEndpoint, { params: { tenantId } });

export const tenantUsageQuery = (tenantId: string, query: QueryOf<typeof tenantUsageEndpoint>) => ({
  ...endpointQuery(tenantUsageEndpoint, { params: { tenantId }, query }),
  placeholderData: keepPreviousData,
});

export const grantCreditMutation = (tenantId: string) =>
  endpointMutation(grantCreditEndpoint, {
    request: (body: BodyOf<typeof grantCreditEndpoint>) => ({ params: { tenantId }, body }),
    stale: [listTenantsEndpoint, getTenantEndpoint],
  });
