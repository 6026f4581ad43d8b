import { listAuditEndpoint } from "@/lib/contract/audit";
import { listAudit } from "@/lib/domain/audit";
import { route } from "@/lib/web/route";

export const GET = route(listAuditEndpoint, listAudit);
