import { quarterOf } from "./widths";

/** Events of a batch within one quarter of an hour. */
export type PendingMark = { orgId: string; booking: bigint; firstAt: Date; lastAt: Date };

/**
 * SQL of the events of an organization ($1) that cells do not hold, as `e`, between two parameters. A mark is of a batch and a
 * quarter, since the same batch's other quarters may be folded already.
 */
export function pendingEvents(from: string, to: string): string {
  const marks = `usage_pending WHERE org_id = $1 AND last_at >= ${from} AND first_at < ${to}`;
  return `(
    SELECT x.* FROM (
      SELECT min(first_at) AS lo, max(last_at) AS hi FROM ${marks} GROUP BY ${quarterOf("first_at")}
    ) r CROSS JOIN LATERAL (
      SELECT * FROM usage_event WHERE org_id = $1 AND started_at >= greatest(r.lo, ${from}) AND started_at <= r.hi
        AND started_at < ${to} OFFSET 0
    ) x WHERE (${quarterOf("x.started_at")}, x.booking) IN (SELECT ${quarterOf("first_at")}, booking FROM ${marks})
  ) e`;
}

/** The same of marks that were taken: their quarters $2 and bookings $3, and the span of each quarter, $4 to $5. */
export const TAKEN_EVENTS = `(
    SELECT x.* FROM unnest($4::timestamptz[], $5::timestamptz[]) AS r (lo, hi) CROSS JOIN LATERAL (
      SELECT * FROM usage_event WHERE org_id = $1 AND started_at >= r.lo AND started_at <= r.hi OFFSET 0
    ) x WHERE (${quarterOf("x.started_at")}, x.booking) IN (SELECT * FROM unnest($2::timestamptz[], $3::bigint[]))
  ) e`;
