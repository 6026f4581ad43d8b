import type { Pool } from "@/lib/db";
import type { Crossing } from "./crossing";

const CROSSINGS_MAX = 5_000;

/**
 * What has been reached and not told yet, of all organizations in one statement: from the windows that metering keeps, so that an
 * evaluation costs the same however many calls there were.
 */
export async function findCrossings(pool: Pool, now: Date): Promise<Crossing[]> {
  const { rows } = await pool.query<Crossing>(FIND, [now, CROSSINGS_MAX]);
  return rows;
}

/** SQL of the start of the window that holds $1, for a budget `b`. */
export const WINDOW_START = `CASE b.window WHEN 'lifetime' THEN to_timestamp(0)
  ELSE date_trunc(b.window, $1::timestamptz AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' END`;

/** SQL of whether a rule `r` is to be looked at. */
export const IS_AWAKE = `r.enabled AND r.deleted_at IS NULL AND (r.snoozed_until IS NULL OR r.snoozed_until <= $1)
  AND NOT EXISTS (SELECT FROM org c WHERE c.id = r.org_id AND c.closed_at IS NOT NULL)`;

/** SQL of what people call the scope of a budget `b`. */
const SCOPE_NAME = `CASE b.scope_type
  WHEN 'project' THEN (SELECT name FROM project WHERE id = b.scope_id)
  WHEN 'key' THEN (SELECT name FROM api_key WHERE id = b.scope_id)
  WHEN 'model' THEN b.scope_id WHEN 'customer' THEN b.scope_id
  ELSE (SELECT name FROM org WHERE id = b.org_id) END`;

// A threshold in percent is of the limit in force; its amount is part of the key, so another limit is another threshold. Raises only
// add to a limit: what is below its own is not looked up.
const FIND = `
  WITH rule AS (
    SELECT r.id, r.org_id, r.unit, r.value, b.id AS budget_id, b.kind, b.scope_type, b.scope_id, b.limit_nanos, b.window,
      ${WINDOW_START} AS starts
    FROM alert_rule r JOIN budget b ON b.id = r.budget_id AND b.revoked_at IS NULL
    WHERE r.basis = 'actual' AND ${IS_AWAKE}
  ), seen AS (
    SELECT r.*, w.budget_id AS subject_id, w.spent_nanos, w.template_id, w.customer
    FROM rule r JOIN budget_window w ON w.budget_id = r.budget_id AND w.window_start = r.starts
    WHERE r.scope_type <> 'customer_default'
    UNION ALL
    SELECT r.*, w.budget_id, w.spent_nanos, w.template_id, w.customer
    FROM rule r JOIN budget_window w ON w.template_id = r.budget_id AND w.window_start = r.starts
    WHERE r.scope_type = 'customer_default'
  ), judged AS (
    SELECT s.*, l.limit_nanos AS in_force,
      CASE WHEN s.kind = 'credit' THEN l.limit_nanos - s.spent_nanos ELSE s.spent_nanos END AS observed,
      CASE s.unit WHEN 'percent' THEN ceil(l.limit_nanos::numeric * s.value / 100)::bigint ELSE s.value END AS threshold
    FROM seen s CROSS JOIN LATERAL (SELECT raised_limit(s.limit_nanos, s.template_id, s.subject_id) AS limit_nanos) l
    WHERE s.kind = 'credit' OR s.unit <> 'percent' OR s.spent_nanos::numeric * 100 >= s.limit_nanos::numeric * s.value
  )
  SELECT j.org_id AS "orgId", j.id AS "ruleId", j.subject_id AS "budgetId", j.starts AS "windowStart", 'actual' AS basis, j.unit,
    j.value, j.threshold, j.observed, j.in_force AS "limitNanos", j.kind,
    CASE WHEN j.customer IS NULL THEN j.scope_type ELSE 'customer' END AS "scopeType", j.window,
    coalesce(j.customer, (SELECT ${SCOPE_NAME} FROM budget b WHERE b.id = j.budget_id), '') AS "scopeName"
  FROM judged j
  WHERE CASE WHEN j.kind = 'credit' THEN j.observed <= j.threshold ELSE j.spent_nanos > 0 AND j.observed >= j.threshold END
    AND NOT EXISTS (
      SELECT FROM alert_firing f
      WHERE f.rule_id = j.id AND f.budget_id = j.subject_id AND f.window_start = j.starts AND f.basis = 'actual'
        AND f.threshold = j.threshold AND (j.kind <> 'credit' OR f.cleared_at IS NULL))
  ORDER BY j.org_id, j.id, j.subject_id LIMIT $2`;
