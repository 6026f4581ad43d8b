import { listAuditEndpoint } from "../contract/audit";
import { endpointPages } from "./endpoint-pages";

type AuditFilters = { action?: string; targetId?: string };

export const auditPages = (orgId: string, query: AuditFilters) =>
  endpointPages(listAuditEndpoint, { params: { orgId }, query });
