import { addMs, DAY_MS } from "@/lib/core/time";
import type { Pool } from "@/lib/db";

/** Every day, week or month that began so long ago has been over for a month at least. */
const KEPT_DAYS = 70;
const BATCH = 10_000;

/**
 * Deletes windows of customers under a default that are long over, of which there may be one a customer and day. What was spent
 * stays in the events. Answers how many.
 */
export async function forgetCustomerWindows(pool: Pool, now: Date): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const { rowCount } = await pool.query(FORGET, [addMs(now, -KEPT_DAYS * DAY_MS), BATCH]);
    forgotten += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return forgotten;
  }
}

// A lifetime begins at the epoch and is never over.
const FORGET = `
  DELETE FROM budget_window d USING (
    SELECT w.budget_id, w.window_start
    FROM budget t JOIN budget_window w ON w.template_id = t.id AND w.window_start < $1
    WHERE t.scope_type = 'customer_default' AND w.window_start > to_timestamp(0) AND w.leased_nanos = 0
    ORDER BY w.budget_id, w.window_start LIMIT $2 FOR UPDATE OF w SKIP LOCKED
  ) o
  WHERE d.budget_id = o.budget_id AND d.window_start = o.window_start`;
