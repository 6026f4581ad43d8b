import { inPoolTransaction, type Pool, type Tx } from "@/lib/db";
import { templateIdOf } from "../customers/customer-budget-id";
import { type BudgetWindowRef, LOCK_SPEND } from "./budget-window-ref";

type Run = (sql: string, params: unknown[]) => Promise<unknown>;

/**
 * Makes the rows of budget windows that have none yet. A new window starts with what its scope has already spent in it, so a
 * cap set in the middle of a month counts the whole month. Windows of unknown budgets are left out.
 */
export async function openWindows(pool: Pool, windows: BudgetWindowRef[]): Promise<void> {
  const orgs = await pool.query<{ org_id: string }>(
    "SELECT DISTINCT org_id FROM budget WHERE id = ANY($1::text[]) ORDER BY org_id",
    [windows.map(({ budgetId }) => templateIdOf(budgetId) ?? budgetId)],
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

/**
 * Counts anew what was spent in the budget's window that begins at `start`, of a default in each customer's, inside the
 * transaction that brings the budget back: while it was removed nothing was charged to it.
 */
export async function recountWindows(tx: Tx, orgId: string, budgetId: string, start: Date): Promise<void> {
  const run: Run = (sql, params) => tx.$executeRawUnsafe(sql, ...params);
  await run(LOCK_SPEND, [orgId]);
  const open = await tx.budgetWindow.findMany({
    where: { windowStart: start, templateId: budgetId },
    select: { budgetId: true, customer: true },
  });
  const windowStartMs = start.getTime();
  const windows = open.map((window) => ({
    budgetId: window.budgetId,
    windowStartMs,
    customer: window.customer ?? undefined,
  }));
  await openInTransaction(run, orgId, [{ budgetId, windowStartMs }, ...windows], RECOUNT);
}

async function openInTransaction(
  run: Run,
  orgId: string,
  windows: BudgetWindowRef[],
  sql = OPEN,
): Promise<void> {
  await run(LOCK_SPEND, [orgId]);
  await run(sql, [
    orgId,
    windows.map((window) => window.budgetId),
    windows.map((window) => window.windowStartMs),
    windows.map((window) => templateIdOf(window.budgetId)),
    windows.map((window) => window.customer ?? null),
  ]);
}

// A default has no window of its own; each customer under it has one, when it is first asked for.
const COUNT = `
  INSERT INTO budget_window (budget_id, window_start, template_id, customer, spent_nanos)
  SELECT w.budget_id, s.starts, w.template_id, w.customer, COALESCE(CASE
    WHEN c.name IS NOT NULL THEN (
      SELECT sum(e.cost_nanos) FROM usage_event e
      WHERE e.org_id = b.org_id AND e.started_at >= s.starts AND e.started_at < s.ends AND e.end_user = c.name)
    ELSE (
      SELECT sum(r.cost_nanos) FROM usage_rollup r
      WHERE r.org_id = b.org_id AND r.bucket_start >= s.starts AND r.bucket_start < s.ends
        AND (b.scope_type <> 'project' OR r.project_id = b.scope_id)
        AND (b.scope_type <> 'key' OR r.key_id = b.scope_id)
        AND (b.scope_type <> 'model' OR r.model = b.scope_id))
    END, 0)
  FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[]) AS w (budget_id, start_ms, template_id, customer)
  JOIN budget b ON b.id = COALESCE(w.template_id, w.budget_id) AND b.org_id = $1
    AND (b.scope_type = 'customer_default') = (w.customer IS NOT NULL)
  CROSS JOIN LATERAL (SELECT CASE WHEN b.scope_type = 'customer' THEN b.scope_id ELSE w.customer END AS name) c
  CROSS JOIN LATERAL (SELECT to_timestamp(w.start_ms / 1000.0) AS starts) f
  CROSS JOIN LATERAL (SELECT f.starts, CASE b.window
    WHEN 'lifetime' THEN 'infinity'::timestamptz
    ELSE (f.starts AT TIME ZONE 'UTC' + ('1 ' || b.window)::interval) AT TIME ZONE 'UTC' END AS ends) s
  ORDER BY 1, 2`;

const OPEN = `${COUNT} ON CONFLICT DO NOTHING`;
const RECOUNT = `${COUNT} ON CONFLICT (budget_id, window_start) DO UPDATE SET spent_nanos = excluded.spent_nanos`;
