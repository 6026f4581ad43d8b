export { foldUsage } from "./cells/fold-usage";
export { ensureUsagePartitions } from "./ensure-partitions";
export { readSums } from "./explore/read-sums";
export { getUsageBreakdown } from "./explore/usage-breakdown";
export { exportUsage } from "./explore/usage-export";
export { getUsageLatency } from "./explore/usage-latency";
export { getUsageSeries, readUsageSeries } from "./explore/usage-series";
export { getUsageSummary } from "./explore/usage-summary";
export { ingestSettledCalls } from "./ingest/ingest-settled-calls";
export { rebuildRollups } from "./ingest/rebuild-rollups";
export { IS_CALL } from "./ingest/rollup-columns";
export type { CallIdentity, CallOutcome, LeaseCharge, SetApart, SettledCall } from "./ingest/settled-call";
export { readInstallationDays } from "./installation/read-installation-days";
export { readSpeeds, type SeenSpeed, speedOf } from "./installation/read-speeds";
export { followUsage, type UsageBatch, type UsageNews } from "./live/follow-usage";
export { readPace } from "./live/read-pace";
export { readOrganizationCosts } from "./organization/read-organization-costs";
export {
  type OrganizationUsageRow,
  readOrganizationUsage,
} from "./organization/read-organization-usage";
export type { UsageField } from "./organization/usage-fields";
export type { OrganizationBucketWidth } from "./organization/usage-query";
export { proveUsage } from "./proof/prove-usage";
export { readProofs } from "./proof/read-proofs";
export { listQuarantine } from "./quarantine/list-quarantine";
export { resolveQuarantined } from "./quarantine/resolve-quarantined";
export { exportCalls } from "./reads/export-calls";
export { getCall } from "./reads/get-call";
export { listCallValues } from "./reads/list-call-values";
export { listCalls } from "./reads/list-calls";
export { listOrgsWithUsage } from "./reads/list-orgs-with-usage";
export { listTenants } from "./tenants/list-tenants";
export { readTenants } from "./tenants/read-tenants";
export { INPUT_TOKENS, OUTPUT_TOKENS } from "./token-columns";
