import { listCreditGrantsEndpoint, listLedgerEndpoint } from "../contract/credits";
import { endpointPages } from "./endpoint-pages";

export const grantPages = (orgId: string) =>
  endpointPages(listCreditGrantsEndpoint, { params: { orgId }, query: { limit: 20 } });

export const statementPages = (orgId: string) =>
  endpointPages(listLedgerEndpoint, { params: { orgId }, query: { limit: 50 } });
