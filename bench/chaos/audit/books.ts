import { readFileSync } from "node:fs";
import { pool } from "@/lib/db";
import type { CallRecord } from "../callers/call-log";
import type { Outage } from "../cluster/outage";
import type { Fleet } from "../fleet/fleet";
import type { LimitBook } from "../storm/limit-book";
import type { UpstreamRecord } from "../upstream/books";

/** One row of usage_event. */
export type EventRow = {
  requestId: string;
  attempt: number;
  call: number;
  orgId: string;
  projectId: string;
  keyId: string;
  endUser: string | null;
  outcome: string;
  usageSource: string;
  quarantined: boolean;
  inputTokens: number;
  outputTokens: number;
  costNanos: number;
  upstreamId: string | null;
  startedMs: number;
  settledMs: number;
};

/** One window of one limit; `budgetId` is the budget whose limit it has. */
export type WindowRow = {
  windowId: string;
  budgetId: string;
  kind: string;
  scopeType: string;
  scopeId: string;
  window: string;
  orgId: string;
  startMs: number;
  spentNanos: bigint;
  leasedNanos: bigint;
};

/** Everything that is compared. */
export type Books = {
  fleet: Fleet;
  limits: LimitBook;
  outages: Outage[];
  calls: CallRecord[];
  upstream: UpstreamRecord[];
  events: EventRow[];
  windows: WindowRow[];
};

export function readLines<T>(path: string): T[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as T);
}

const EVENTS = `
  SELECT request_id AS "requestId", attempt, (tags->>'call')::int AS call, org_id AS "orgId", project_id AS "projectId",
    key_id AS "keyId", end_user AS "endUser", outcome, usage_source AS "usageSource", quarantined,
    input_tokens AS "inputTokens", output_tokens AS "outputTokens", cost_nanos::float8 AS "costNanos",
    upstream_request_id AS "upstreamId", (extract(epoch FROM started_at) * 1000)::float8 AS "startedMs",
    (extract(epoch FROM settled_at) * 1000)::float8 AS "settledMs"
  FROM usage_event ORDER BY started_at, request_id, attempt`;

const WINDOWS = `
  SELECT w.budget_id AS "windowId", b.id AS "budgetId", b.kind, b."window", b.org_id AS "orgId",
    CASE WHEN w.customer IS NULL THEN b.scope_type ELSE 'customer' END AS "scopeType", COALESCE(w.customer, b.scope_id) AS "scopeId",
    (extract(epoch FROM w.window_start) * 1000)::float8 AS "startMs", w.spent_nanos AS "spentNanos",
    w.leased_nanos AS "leasedNanos"
  FROM budget_window w JOIN budget b ON b.id = COALESCE(w.template_id, w.budget_id)`;

export async function readEvents(): Promise<EventRow[]> {
  return (await pool().query<EventRow>(EVENTS)).rows;
}

export async function readWindows(): Promise<WindowRow[]> {
  return (await pool().query<WindowRow>(WINDOWS)).rows;
}

export async function readLedgerSum(): Promise<bigint> {
  const { rows } = await pool().query<{ sum: bigint }>(
    "SELECT COALESCE(sum(balance_nanos), 0)::bigint AS sum FROM ledger_account",
  );
  return rows[0]!.sum;
}
