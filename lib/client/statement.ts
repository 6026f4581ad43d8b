import { endpointPages } from "./endpoint-pages";
import { listCreditGrantsEndpoint, listLedgerEndpoint } from "./endpoints/credits";

export const grantPages = (orgId: string) =>
  endpointPages(listCreditGrantsEndpoint, { params: { orgId }, query: { limit: 20 } });

export const statementPages = (orgId: string) =>
  endpointPages(listLedgerEndpoint, { params: { orgId }, query: { limit: 50 } });
