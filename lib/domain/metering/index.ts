export type { CallIdentity, CallOutcome, LeaseCharge, SettledCall } from "./ingest/settled-call";
