import { endpointPages } from "./endpoint-pages";
import { listAuditEndpoint } from "./endpoints/audit";

type AuditFilters = { action?: string; targetId?: string };

export const auditPages = (orgId: string, query: AuditFilters) =>
  endpointPages(listAuditEndpoint, { params: { orgId }, query });
