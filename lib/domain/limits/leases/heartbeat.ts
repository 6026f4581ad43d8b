import type { Pool } from "@/lib/db";
import type { BudgetWindowRef } from "./budget-window-ref";
import { releaseLeasesOf } from "./return-leases";

/** Keeps a gateway's leases alive; the database's clock decides. */
export async function heartbeat(pool: Pool, instanceId: string, host: string): Promise<void> {
  await pool.query(
    `INSERT INTO gateway_instance (id, host, started_at, heartbeat_at) VALUES ($1, $2, now(), now())
     ON CONFLICT (id) DO UPDATE SET heartbeat_at = now(), host = excluded.host`,
    [instanceId, host],
  );
}

/** A gateway that has shipped everything leaves: its leases go back and its row goes. */
export async function retireInstance(pool: Pool, instanceId: string): Promise<void> {
  await releaseLeasesOf(pool, [instanceId]);
  await pool.query("DELETE FROM gateway_instance WHERE id = $1", [instanceId]);
}

/** What the database has as this gateway's leases. */
export async function readLeases(
  pool: Pool,
  instanceId: string,
): Promise<(BudgetWindowRef & { nanos: number })[]> {
  const { rows } = await pool.query<{ budget_id: string; window_start: Date; amount_nanos: bigint }>(
    "SELECT budget_id, window_start, amount_nanos FROM budget_lease WHERE instance_id = $1",
    [instanceId],
  );
  return rows.map((row) => ({
    budgetId: row.budget_id,
    windowStartMs: row.window_start.getTime(),
    nanos: Number(row.amount_nanos),
  }));
}
