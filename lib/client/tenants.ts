import { grantCreditEndpoint } from "../contract/credits";
import type { BodyOf } from "../contract/endpoint";
import { listTenantsEndpoint } from "../contract/tenants";
import { endpointPages } from "./endpoint-pages";
import { endpointMutation } from "./endpoint-query";

export const tenantPages = (search: string) =>
  endpointPages(listTenantsEndpoint, { query: search ? { search } : {} });

export const grantCreditMutation = (tenantId: string) =>
  endpointMutation(grantCreditEndpoint, {
    request: (body: BodyOf<typeof grantCreditEndpoint>) => ({ params: { tenantId }, body }),
    stale: [listTenantsEndpoint],
  });
