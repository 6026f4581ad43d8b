import type { Pool } from "@/lib/db";
import type { BudgetWindowRef } from "./budget-window-ref";

/** Hands back parts of a gateway's own leases; never more than each lease has. */
export async function returnLeases(
  pool: Pool,
  instanceId: string,
  parts: (BudgetWindowRef & { nanos: number })[],
): Promise<void> {
  if (parts.length === 0) return;
  await pool.query({
    name: "return-leases",
    text: RETURN_PARTS,
    values: [
      parts.map((part) => part.budgetId),
      parts.map((part) => part.windowStartMs),
      parts.map((part) => part.nanos),
      instanceId,
    ],
  });
}

const RETURN_PARTS = `
  WITH locked AS (
    SELECT w.budget_id, w.window_start, p.nanos
    FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS p (budget_id, start_ms, nanos)
    JOIN budget_window w ON w.budget_id = p.budget_id AND w.window_start = to_timestamp(p.start_ms / 1000.0)
    ORDER BY w.budget_id, w.window_start
    FOR UPDATE OF w
  ), lease AS (
    SELECT l.budget_id, l.window_start, LEAST(l.amount_nanos, k.nanos) AS nanos
    FROM locked k JOIN budget_lease l USING (budget_id, window_start)
    WHERE l.instance_id = $4
    FOR UPDATE OF l
  ), lessened AS (
    UPDATE budget_lease l SET amount_nanos = l.amount_nanos - e.nanos
    FROM lease e WHERE l.budget_id = e.budget_id AND l.window_start = e.window_start AND l.instance_id = $4
  )
  UPDATE budget_window w SET leased_nanos = GREATEST(0, w.leased_nanos - e.nanos)
  FROM lease e WHERE w.budget_id = e.budget_id AND w.window_start = e.window_start`;

/** Hands back every lease of these gateways: at their close, after their recovery, or when they are swept. */
export async function releaseLeasesOf(target: Pick<Pool, "query">, instanceIds: string[]): Promise<number> {
  const { rowCount } = await target.query(RELEASE_ALL, [instanceIds]);
  return rowCount ?? 0;
}

const RELEASE_ALL = `
  WITH locked AS (
    SELECT w.budget_id, w.window_start FROM budget_window w
    WHERE EXISTS (
      SELECT FROM budget_lease l
      WHERE l.budget_id = w.budget_id AND l.window_start = w.window_start AND l.instance_id = ANY($1::text[]))
    ORDER BY w.budget_id, w.window_start
    FOR UPDATE
  ), gone AS (
    DELETE FROM budget_lease l USING locked k
    WHERE l.budget_id = k.budget_id AND l.window_start = k.window_start AND l.instance_id = ANY($1::text[])
    RETURNING l.budget_id, l.window_start, l.amount_nanos
  ), freed AS (
    SELECT budget_id, window_start, sum(amount_nanos)::bigint AS nanos FROM gone GROUP BY 1, 2
  )
  UPDATE budget_window w SET leased_nanos = GREATEST(0, w.leased_nanos - f.nanos)
  FROM freed f WHERE w.budget_id = f.budget_id AND w.window_start = f.window_start`;
