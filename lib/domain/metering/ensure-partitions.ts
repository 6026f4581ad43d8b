import type { Pool } from "@/lib/db";

const MONTHS_AHEAD = 2;

/** Makes the partitions of usage events for the month of `now` and the next two; does nothing where they exist. */
export async function ensureUsagePartitions(pool: Pool, now: Date): Promise<void> {
  for (let ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1));
    await pool.query("SELECT ensure_usage_partition($1)", [month]);
  }
}
