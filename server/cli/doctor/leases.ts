import { MINUTE_MS } from "@/lib/core/time";
import type { Pool } from "@/lib/db";
import { type Finding, fail, ok, warn } from "./check";

const OVERDUE_MS = 2 * MINUTE_MS;
const HEARTBEAT_LATE_MS = MINUTE_MS;

/** Money lent to gateways is counted once, within its limit, and comes back when its gateway is gone. */
export async function checkLeases(pool: Pool, now: Date): Promise<Finding> {
  const { rows } = await pool.query<{ unequal: bigint; over: bigint; overdue: bigint; leases: bigint }>(
    `SELECT
       (SELECT count(*) FROM budget_window w WHERE leased_nanos <> COALESCE(
         (SELECT sum(amount_nanos) FROM budget_lease l
           WHERE l.budget_id = w.budget_id AND l.window_start = w.window_start), 0)) AS unequal,
       (SELECT count(*) FROM budget_window w JOIN budget b ON b.id = COALESCE(w.template_id, w.budget_id)
         WHERE w.leased_nanos > 0
           AND w.spent_nanos + w.leased_nanos > raised_limit(b.limit_nanos, w.template_id, w.budget_id)) AS over,
       (SELECT count(*) FROM budget_lease WHERE expires_at < $1) AS overdue,
       (SELECT count(*) FROM budget_lease) AS leases`,
    [new Date(now.getTime() - OVERDUE_MS)],
  );
  const { unequal, over, overdue, leases } = rows[0]!;
  if (unequal > 0n) {
    const detail = `${unequal} budget windows do not add up to their leases`;
    return fail("leases", detail, "Stop the gateways and report it: this is never right.");
  }
  if (over > 0n) {
    const detail = `${over} budget windows have lent more than their limit leaves`;
    return warn(
      "leases",
      detail,
      "Right after a limit was lowered or a raise ended this passes within a minute; else report it.",
    );
  }
  if (overdue > 0n) {
    const detail = `${overdue} leases are overdue`;
    return warn("leases", detail, "Start the worker: it takes back the leases of gateways that are gone.");
  }
  return ok("leases", `${leases} out, all within their limits`);
}

export async function checkInstances(pool: Pool, now: Date): Promise<Finding> {
  const { rows } = await pool.query<{ id: string; heartbeat_at: Date }>(
    "SELECT id, heartbeat_at FROM gateway_instance ORDER BY heartbeat_at DESC",
  );
  const late = rows.filter((row) => now.getTime() - row.heartbeat_at.getTime() > HEARTBEAT_LATE_MS);
  const live = rows.length - late.length;
  if (live === 0) {
    return warn("instances", "no gateway has reported within a minute", "Start one: npm start.");
  }
  if (late.length > 0) {
    const detail = `${live} running, ${late.length} silent (${late[0]!.id})`;
    return warn(
      "instances",
      detail,
      "Start a gateway with the silent one's folder, so that its journal is booked.",
    );
  }
  return ok("instances", `${live} running`);
}
