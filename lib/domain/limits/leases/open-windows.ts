import { inPoolTransaction, type Pool, type Tx } from "@/lib/db";
import { type BudgetWindowRef, LOCK_SPEND } from "./budget-window-ref";

type Run = (sql: string, params: unknown[]) => Promise<unknown>;

/**
 * Makes the rows of budget windows that have none yet. A new window starts with what its scope has already spent in it, so a
 * cap set in the middle of a month counts the whole month. Windows of unknown budgets are left out.
 */
export async function openWindows(pool: Pool, windows: BudgetWindowRef[]): Promise<void> {
  const orgs = await pool.query<{ org_id: string }>(
    "SELECT DISTINCT org_id FROM budget WHERE id = ANY($1::text[]) ORDER BY org_id",
    [windows.map((window) => window.budgetId)],
  );
  for (const { org_id: orgId } of orgs.rows) {
    await inPoolTransaction(pool, (client) =>
      openInTransaction((sql, params) => client.query(sql, params), orgId, windows),
    );
  }
}

/** The same for one window inside the transaction that makes its budget, after the budget's row. */
export async function openWindow(tx: Tx, orgId: string, window: BudgetWindowRef): Promise<void> {
  await openInTransaction((sql, params) => tx.$executeRawUnsafe(sql, ...params), orgId, [window]);
}

async function openInTransaction(run: Run, orgId: string, windows: BudgetWindowRef[]): Promise<void> {
  await run(LOCK_SPEND, [orgId]);
  await run(OPEN, [
    orgId,
    windows.map((window) => window.budgetId),
    windows.map((window) => window.windowStartMs),
  ]);
}

const OPEN = `
  INSERT INTO budget_window (budget_id, window_start, spent_nanos)
  SELECT b.id, s.starts, COALESCE(CASE b.scope_type
    WHEN 'customer' THEN (
      SELECT sum(e.cost_nanos) FROM usage_event e
      WHERE e.org_id = b.org_id AND e.started_at >= s.starts AND e.started_at < s.ends AND e.end_user = b.scope_id)
    ELSE (
      SELECT sum(r.cost_nanos) FROM usage_rollup r
      WHERE r.org_id = b.org_id AND r.bucket_start >= s.starts AND r.bucket_start < s.ends
        AND (b.scope_type <> 'project' OR r.project_id = b.scope_id)
        AND (b.scope_type <> 'key' OR r.key_id = b.scope_id))
    END, 0)
  FROM unnest($2::text[], $3::bigint[]) AS w (budget_id, start_ms)
  JOIN budget b ON b.id = w.budget_id AND b.org_id = $1
  CROSS JOIN LATERAL (SELECT to_timestamp(w.start_ms / 1000.0) AS starts) f
  CROSS JOIN LATERAL (SELECT f.starts, CASE b.window
    WHEN 'lifetime' THEN 'infinity'::timestamptz
    ELSE (f.starts AT TIME ZONE 'UTC' + ('1 ' || b.window)::interval) AT TIME ZONE 'UTC' END AS ends) s
  ON CONFLICT DO NOTHING`;
