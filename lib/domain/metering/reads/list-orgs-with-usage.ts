import { pool } from "@/lib/db";

/** Ids of the organizations with a call since then: one look into an index for each organization. */
export async function listOrgsWithUsage(since: Date): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT o.id FROM org o
     WHERE EXISTS (SELECT FROM usage_event e WHERE e.org_id = o.id AND e.started_at >= $1) ORDER BY o.id`,
    [since],
  );
  return rows.map(({ id }) => id);
}
