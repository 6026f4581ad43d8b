export { listAudit, readAudit } from "./list-audit";
export { recordAudit, recordAuditOn } from "./record-audit";
