export { listAudit } from "./list-audit";
export { recordAudit, recordAuditOn } from "./record-audit";
