import type { Pool } from "@/lib/db";

/** The events of a claim's call are in its organization's partition of that time: the key finds them. */
const COST = `SELECT COALESCE(sum(e.cost_nanos), 0)::bigint FROM usage_event e
  WHERE e.org_id = c.org_id AND e.started_at = c.started_at AND e.request_id = c.request_id`;

const OF_INSTANCE = "c.instance_id = $1";
const OWNERLESS = "NOT EXISTS (SELECT FROM gateway_instance i WHERE i.id = c.instance_id)";

async function settle(pool: Pool, which: string, values: string[]): Promise<number> {
  const lost = await pool.query(
    `UPDATE idempotent_call c SET state = 'lost', cost_nanos = (${COST})
     WHERE c.state = 'running' AND ${which} AND (${COST}) > 0`,
    values,
  );
  const freed = await pool.query(
    `DELETE FROM idempotent_call c WHERE c.state = 'running' AND ${which} AND (${COST}) = 0`,
    values,
  );
  return (lost.rowCount ?? 0) + (freed.rowCount ?? 0);
}

/**
 * After a gateway's journal was booked: calls of its earlier life that were billed are lost, those that cost nothing (they never
 * went upstream, or failed there) may be tried again.
 */
export function settleClaimsOf(pool: Pool, instanceId: string): Promise<number> {
  return settle(pool, OF_INSTANCE, [instanceId]);
}

/** The same for gateways that have left for good; a job calls it. */
export function settleOwnerlessClaims(pool: Pool): Promise<number> {
  return settle(pool, OWNERLESS, []);
}

/** Forgets what has expired; a job calls it. */
export async function deleteExpiredCalls(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query("DELETE FROM idempotent_call WHERE expires_at <= now()");
  return rowCount ?? 0;
}
