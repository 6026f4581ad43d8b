import type { Pool } from "@/lib/db";

/** Credit that was granted re-arms its alerts: a tenth above the threshold, so that one cent does not. */
export async function clearCreditFirings(pool: Pool, now: Date): Promise<number> {
  const { rowCount } = await pool.query(CLEAR, [now]);
  return rowCount ?? 0;
}

const CLEAR = `
  UPDATE alert_firing f SET cleared_at = $1
  FROM budget b JOIN budget_window w ON w.budget_id = b.id AND w.window_start = to_timestamp(0)
  WHERE b.kind = 'credit' AND f.budget_id = b.id AND f.basis = 'actual' AND f.cleared_at IS NULL
    AND (b.limit_nanos - w.spent_nanos) * 10 > f.threshold * 11`;
