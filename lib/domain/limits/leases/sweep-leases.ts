import { env } from "@/lib/core/env";
import { inPoolTransaction, type Pool } from "@/lib/db";
import { releaseLeasesOf } from "./return-leases";

/**
 * Hands back what dead gateways had leased: no heartbeat for `leaseMs` and the lease itself expired. Waits for a while after
 * the database started, so that gateways which outlived it can send their heartbeats first. Answers the number of leases.
 */
export async function sweepLeases(
  pool: Pool,
  leaseMs = env().LEASE_MS,
  startGraceMs = 15_000,
): Promise<number> {
  return inPoolTransaction(pool, async (client) => {
    const dead = await client.query<{ id: string }>(
      `SELECT i.id FROM gateway_instance i
       WHERE i.heartbeat_at < now() - $1::float8 * interval '1 millisecond'
         AND pg_postmaster_start_time() < now() - $2::float8 * interval '1 millisecond'
         AND NOT EXISTS (SELECT FROM budget_lease l WHERE l.instance_id = i.id AND l.expires_at > now())
         AND EXISTS (SELECT FROM budget_lease l WHERE l.instance_id = i.id)
       ORDER BY i.id FOR UPDATE OF i SKIP LOCKED`,
      [leaseMs, startGraceMs],
    );
    await client.query("DELETE FROM budget_lease WHERE amount_nanos = 0 AND expires_at < now()");
    if (dead.rows.length === 0) return 0;
    return releaseLeasesOf(
      client,
      dead.rows.map((row) => row.id),
    );
  });
}
