export { ensureUsagePartitions } from "./ensure-partitions";
export { ingestSettledCalls } from "./ingest/ingest-settled-calls";
export { rebuildRollups } from "./ingest/rebuild-rollups";
export type { CallIdentity, CallOutcome, LeaseCharge, SettledCall } from "./ingest/settled-call";
export { followUsage, type UsageFollower, type UsageNews } from "./live/follow-usage";
export { getCall } from "./reads/get-call";
export { listCalls } from "./reads/list-calls";
export { getUsageSeries } from "./reads/usage-series";
export { getUsageSummary } from "./reads/usage-summary";
