import type { Pool } from "@/lib/db";

const BATCH = 1_000;
const BATCHES_MAX = 200;

/** Each finds the rows that have had their time, along an index. */
const ENDED = [
  "SELECT org_id, started_at, request_id FROM call_content WHERE expires_at <= $1",
  `SELECT c.org_id, c.started_at, c.request_id FROM content_policy p
   JOIN call_content c ON c.org_id = p.org_id AND c.started_at <= $1::timestamptz - make_interval(hours => 24 * p.retention_days)
   WHERE p.project_id = c.project_id OR (p.project_id = '' AND NOT EXISTS (
     SELECT FROM content_policy own WHERE own.org_id = c.org_id AND own.project_id = c.project_id))`,
  `SELECT c.org_id, c.started_at, c.request_id FROM content_forgotten f
   JOIN call_content c ON c.org_id = f.org_id AND c.started_at <= f.until
   WHERE f.project_id IN ('', c.project_id) AND $1::timestamptz IS NOT NULL`,
];

/** Deletes what nobody may read any more: past its end, past a policy that was shortened, or deleted. Answers how many. */
export async function purgeContents(pool: Pool, now: Date): Promise<number> {
  let purged = 0;
  for (const ended of ENDED) {
    for (let batch = 0; batch < BATCHES_MAX; batch++) {
      const { rowCount } = await pool.query(
        `DELETE FROM call_content WHERE (org_id, started_at, request_id) IN (${ended} LIMIT ${BATCH})`,
        [now],
      );
      purged += rowCount ?? 0;
      if ((rowCount ?? 0) < BATCH) break;
    }
  }
  return purged;
}
