import { formatUsd } from "@/lib/core/money";
import { DAY_MS } from "@/lib/core/time";
import type { Pool } from "@/lib/db";
import { INPUT_TOKENS, IS_CALL, OUTPUT_TOKENS } from "@/lib/domain/metering";
import { type Finding, fail, ok } from "./check";

const REPORT = "Stop the gateways and report it: this is never right.";

/** Double entry: what one account has, another gave. */
export async function checkLedgerSum(pool: Pool): Promise<Finding> {
  const { rows } = await pool.query<{ sum: bigint; accounts: bigint }>(
    "SELECT COALESCE(sum(balance_nanos), 0)::bigint AS sum, count(*) AS accounts FROM ledger_account",
  );
  const { sum, accounts } = rows[0]!;
  return sum === 0n
    ? ok("ledger", `${accounts} accounts sum to zero`)
    : fail("ledger", `the accounts sum to ${sum} nano-dollars instead of zero`, REPORT);
}

export async function checkBalances(pool: Pool): Promise<Finding> {
  const { rows } = await pool.query<{ id: string; transfers: bigint }>(
    `WITH moved AS (
       SELECT account_id, sum(amount) AS sum FROM (
         SELECT debit_account_id AS account_id, -amount_nanos AS amount FROM ledger_transfer
         UNION ALL SELECT credit_account_id, amount_nanos FROM ledger_transfer) m
       GROUP BY account_id)
     SELECT a.id FROM ledger_account a FULL JOIN moved m ON m.account_id = a.id
     WHERE COALESCE(a.balance_nanos, 0) <> COALESCE(m.sum, 0)`,
  );
  const { rows: counted } = await pool.query<{ n: bigint }>("SELECT count(*) AS n FROM ledger_transfer");
  if (rows.length > 0) {
    const first = rows.slice(0, 3).map((row) => row.id);
    return fail("balances", `${rows.length} differ from their transfers (${first.join(", ")} …)`, REPORT);
  }
  return ok("balances", `every balance is the sum of its transfers (${counted[0]!.n})`);
}

/** The credit that gateways hold against is the credit that the ledger knows. */
export async function checkCredit(pool: Pool): Promise<Finding> {
  const { rows } = await pool.query<{ slug: string; budget: bigint; ledger: bigint }>(
    `SELECT o.slug, (b.limit_nanos - COALESCE(w.spent_nanos, 0))::bigint AS budget,
       COALESCE(a.balance_nanos, 0)::bigint AS ledger
     FROM budget b JOIN org o ON o.id = b.org_id
     LEFT JOIN budget_window w ON w.budget_id = b.id
     LEFT JOIN ledger_account a ON a.org_id = b.org_id AND a.code = 'credit'
     WHERE b.kind = 'credit' AND b.revoked_at IS NULL
       AND b.limit_nanos - COALESCE(w.spent_nanos, 0) <> COALESCE(a.balance_nanos, 0)`,
  );
  if (rows.length === 0) return ok("credit", "budgets and ledger agree on what is left");
  const worst = rows
    .slice(0, 3)
    .map((row) => `${row.slug}: budget ${formatUsd(row.budget)}, ledger ${formatUsd(row.ledger)}`);
  return fail("credit", `${rows.length} organizations differ (${worst.join("; ")})`, REPORT);
}

const SUMS = (calls: string) =>
  `${calls}::bigint, sum(${INPUT_TOKENS})::bigint,
   sum(${OUTPUT_TOKENS})::bigint, sum(cost_nanos)::bigint`;

/** The roll-ups that pages read say what the events say, by organization and day. */
export async function checkRollups(pool: Pool, since: Date | null): Promise<Finding> {
  const { rows } = await pool.query<{ org_id: string; day: Date }>(
    `WITH e AS (
       SELECT org_id, date_trunc('day', started_at, 'UTC') AS day, ROW(${SUMS(`count(*) FILTER (WHERE ${IS_CALL})`)}) AS sums
       FROM usage_event WHERE started_at >= $1 GROUP BY 1, 2),
     r AS (
       SELECT org_id, date_trunc('day', bucket_start, 'UTC') AS day, ROW(${SUMS("sum(calls)")}) AS sums
       FROM usage_rollup WHERE bucket_start >= $1 GROUP BY 1, 2)
     SELECT org_id, day FROM e FULL JOIN r USING (org_id, day) WHERE e.sums IS DISTINCT FROM r.sums ORDER BY day`,
    [since ?? new Date(0)],
  );
  const range = since ? `since ${since.toISOString().slice(0, 10)}` : "from the beginning";
  if (rows.length === 0) return ok("roll-ups", `equal to the events ${range}`);
  const days = rows.slice(0, 3).map((row) => `${row.org_id} on ${row.day.toISOString().slice(0, 10)}`);
  return fail(
    "roll-ups",
    `${rows.length} organization-days differ ${range} (${days.join(", ")} …)`,
    "Rebuild them with `usage rebuild`, and report it all the same.",
  );
}

const QUARTER = (column: string) => `date_bin('15 minutes', ${column}, to_timestamp(0))`;

/** The cells that the explorer reads say what the events say that were folded into them, by organization and day. */
export async function checkCells(pool: Pool, since: Date | null): Promise<Finding> {
  const { rows } = await pool.query<{ org_id: string; day: Date }>(
    `WITH e AS (
       SELECT org_id, date_trunc('day', started_at, 'UTC') AS day, ROW(${SUMS(`count(*) FILTER (WHERE ${IS_CALL})`)}) AS sums
       FROM usage_event e WHERE started_at >= $1 AND NOT EXISTS (
         SELECT FROM usage_pending p
         WHERE p.org_id = e.org_id AND p.booking = e.booking AND ${QUARTER("p.first_at")} = ${QUARTER("e.started_at")})
       GROUP BY 1, 2),
     c AS (
       SELECT org_id, date_trunc('day', start, 'UTC') AS day,
         ROW(sum(calls)::bigint, sum(input_tokens)::bigint, sum(output_tokens)::bigint, sum(cost_nanos)::bigint) AS sums
       FROM usage_cell WHERE width = 'quarter' AND dim = 'all' AND start >= $1 GROUP BY 1, 2)
     SELECT org_id, day FROM e FULL JOIN c USING (org_id, day) WHERE e.sums IS DISTINCT FROM c.sums ORDER BY day`,
    [since ? new Date(Math.floor(since.getTime() / DAY_MS) * DAY_MS) : new Date(0)],
  );
  if (rows.length === 0) return ok("cells", "equal to the events that are folded");
  const days = rows.slice(0, 3).map((row) => `${row.org_id} on ${row.day.toISOString().slice(0, 10)}`);
  return fail(
    "cells",
    `${rows.length} organization-days differ (${days.join(", ")} …)`,
    "Rebuild them with `usage rebuild`, and report it all the same.",
  );
}

/** Every charged event is paid for in the ledger: no more and no less. */
export async function checkCharges(pool: Pool): Promise<Finding> {
  const { rows } = await pool.query<{ org_id: string; charged: bigint; used: bigint }>(
    `SELECT COALESCE(t.org_id, r.org_id) AS org_id, COALESCE(charged, 0)::bigint AS charged, COALESCE(used, 0)::bigint AS used
     FROM (SELECT org_id, sum(amount_nanos) AS charged FROM ledger_transfer WHERE kind = 'usage' GROUP BY 1) t
     FULL JOIN (SELECT org_id, sum(cost_nanos) AS used FROM usage_rollup GROUP BY 1) r USING (org_id)
     WHERE COALESCE(charged, 0) <> COALESCE(used, 0)`,
  );
  if (rows.length === 0) return ok("charges", "usage and the ledger's usage transfers are equal");
  const first = rows[0]!;
  return fail(
    "charges",
    `${first.org_id} used ${first.used} and was charged ${first.charged} nano-dollars`,
    REPORT,
  );
}
