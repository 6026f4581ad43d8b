import { addMs, MINUTE_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";

const BATCH = 20;
/** Of one channel at a time, so that a receiver that hangs does not hold up the others. */
const BATCH_PER_CHANNEL = 4;
/** A sender that dies leaves its deliveries claimed for this long. */
const LEASE_MS = 2 * MINUTE_MS;

export type Claimed = { id: string; channelId: string; notificationId: string; attempt: number };

/**
 * Claims due deliveries and opens a try of each, in one statement: several workers never send one at the same time, and one that
 * a killed worker had is due again when the lease is over.
 */
export async function claimDue(now: Date): Promise<Claimed[]> {
  const { rows } = await pool().query<Claimed>(CLAIM, [now, addMs(now, LEASE_MS), BATCH_PER_CHANNEL, BATCH]);
  return rows;
}

const CLAIM = `
  WITH due AS (
    SELECT id FROM (
      SELECT id, next_attempt_at, row_number() OVER (PARTITION BY channel_id ORDER BY next_attempt_at, id) AS place
      FROM alert_delivery WHERE status = 'pending' AND next_attempt_at <= $1
    ) d WHERE place <= $3 ORDER BY next_attempt_at, id LIMIT $4
  ), mine AS (
    SELECT id FROM alert_delivery WHERE id IN (SELECT id FROM due) AND status = 'pending' AND next_attempt_at <= $1
    FOR UPDATE SKIP LOCKED
  ), claimed AS (
    UPDATE alert_delivery d SET attempts = d.attempts + 1, next_attempt_at = $2
    FROM mine WHERE d.id = mine.id
    RETURNING d.id, d.channel_id, d.notification_id, d.attempts
  ), opened AS (
    INSERT INTO alert_attempt (delivery_id, attempt, started_at) SELECT id, attempts, $1 FROM claimed
  )
  SELECT id, channel_id AS "channelId", notification_id AS "notificationId", attempts AS attempt FROM claimed`;
