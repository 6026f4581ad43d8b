import { pool } from "@/lib/db";
import { explainAnomaly } from "../cause/explain-anomaly";
import { detectInOrg } from "./detect-in-org";

const ORGS_MAX = 200;

/** Organizations with usage that was not judged, with an anomaly that goes on, or with calls of late: the longest unjudged first. */
async function listDue(now: Date): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT o.id FROM org o LEFT JOIN anomaly_watch w ON w.org_id = o.id
     WHERE EXISTS (SELECT 1 FROM usage_event e WHERE e.org_id = o.id
       AND e.started_at >= coalesce(w.judged_through, $1::timestamptz - interval '90 days') - interval '1 hour')
     OR EXISTS (SELECT 1 FROM anomaly a WHERE a.org_id = o.id AND a.ended_at IS NULL)
     ORDER BY w.judged_at NULLS FIRST, o.id LIMIT $2`,
    [now, ORGS_MAX],
  );
  return rows.map(({ id }) => id);
}

/**
 * Judges what is due and names the causes; a failing organization does not keep the others from being judged, and is thrown at
 * the end. What was judged before is not judged again; two at once find the same once.
 */
export async function detectAnomalies(now: Date): Promise<{ orgs: number; found: number }> {
  const done = { orgs: 0, found: 0 };
  const errors: unknown[] = [];
  for (const orgId of await listDue(now)) {
    try {
      const { created, moved } = await detectInOrg(orgId, now);
      for (const id of [...created, ...moved]) await explainAnomaly(id);
      done.orgs += created.length + moved.length > 0 ? 1 : 0;
      done.found += created.length;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} organizations were not judged`);
  return done;
}
