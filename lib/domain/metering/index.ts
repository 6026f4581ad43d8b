export { ensureUsagePartitions } from "./ensure-partitions";
export { ingestSettledCalls } from "./ingest/ingest-settled-calls";
export { rebuildRollups } from "./ingest/rebuild-rollups";
export type { CallIdentity, CallOutcome, LeaseCharge, SettledCall } from "./ingest/settled-call";
