import type { Pool } from "@/lib/db";
import { type BudgetWindowRef, openWindows } from "@/lib/domain/limits";
import { WINDOW_START } from "./find-crossings";

/** Nobody leases from a soft budget, so its windows are opened here, each with what was spent in it so far. */
export async function openWatchedWindows(pool: Pool, now: Date): Promise<number> {
  const { rows } = await pool.query<{ orgId: string; budgetId: string; startMs: bigint }>(MISSING, [now]);
  const byOrg = new Map<string, BudgetWindowRef[]>();
  for (const { orgId, budgetId, startMs } of rows) {
    const windows = byOrg.get(orgId) ?? [];
    windows.push({ budgetId, windowStartMs: Number(startMs) });
    byOrg.set(orgId, windows);
  }
  for (const windows of byOrg.values()) await openWindows(pool, windows);
  return rows.length;
}

const MISSING = `
  SELECT b.org_id AS "orgId", b.id AS "budgetId", (extract(epoch FROM s.starts) * 1000)::bigint AS "startMs"
  FROM budget b CROSS JOIN LATERAL (SELECT ${WINDOW_START} AS starts) s
  WHERE b.kind = 'soft' AND b.revoked_at IS NULL
    AND NOT EXISTS (SELECT FROM budget_window w WHERE w.budget_id = b.id AND w.window_start = s.starts)
  LIMIT 5000`;
