import { HOUR_MS } from "@/lib/core/time";
import type { Pool } from "@/lib/db";

/** A UTC day of an organization, as `2026-11-21`. */
export type OrgDay = { orgId: string; day: string };

/** A day is closed this long after its end: who books then knows that the day is over, whatever their clock says. */
const CLOSED_AFTER_MS = HOUR_MS;

/** The last UTC day that is closed. */
export function lastClosedDay(now: Date): string {
  return new Date(now.getTime() - CLOSED_AFTER_MS - 24 * HOUR_MS).toISOString().slice(0, 10);
}

/** SQL of the closed days of all organizations, to `$1`, that are not proved since they were last touched, as `orgId`, `day`. */
export const UNPROVED = `
  SELECT o.id AS "orgId", d::date::text AS day
  FROM (
    SELECT id, least(
      (SELECT min(started_at) FROM usage_event WHERE org_id = org.id),
      (SELECT min(bucket_start) FROM usage_rollup WHERE org_id = org.id)) AT TIME ZONE 'UTC' AS first
    FROM org
  ) o
  CROSS JOIN LATERAL generate_series(date_trunc('day', o.first), $1::date::timestamp, interval '1 day') AS d
  LEFT JOIN usage_proof p ON p.org_id = o.id AND p.day = d::date
  WHERE p.org_id IS NULL OR p.proved_touches IS DISTINCT FROM p.touches`;

/** The oldest of them, at most `max`. */
export async function listUnprovedDays(pool: Pool, now: Date, max: number): Promise<OrgDay[]> {
  const text = `${UNPROVED} ORDER BY 2, 1 LIMIT $2`;
  return (await pool.query<OrgDay>(text, [lastClosedDay(now), max])).rows;
}
