import type { Pool } from "@/lib/db";

/**
 * Replaces what a gateway has said of failing providers; the database's clock decides how long it stands. What others said a day
 * ago goes.
 */
export async function reportTrouble(
  pool: Pool,
  instanceId: string,
  providerIds: readonly string[],
): Promise<void> {
  await pool.query(
    `WITH well AS (
       DELETE FROM provider_trouble
       WHERE (instance_id = $1 AND NOT provider_id = ANY($2::text[]))
         OR (instance_id <> $1 AND seen_at < now() - interval '1 day'))
     INSERT INTO provider_trouble (instance_id, provider_id, since, seen_at)
     SELECT $1, id, now(), now() FROM unnest($2::text[]) AS id
     ON CONFLICT (instance_id, provider_id) DO UPDATE SET seen_at = excluded.seen_at,
       since = CASE WHEN provider_trouble.seen_at < now() - interval '1 minute'
         THEN excluded.since ELSE provider_trouble.since END`,
    [instanceId, [...new Set(providerIds)]],
  );
}
