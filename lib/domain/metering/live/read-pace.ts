import { pool } from "@/lib/db";
import { INPUT_TOKENS, OUTPUT_TOKENS } from "../token-columns";

/** How much of the past the meters show. */
const PACE_SECONDS = 60;
/** Calls that began before are not looked for: no index leads to when a call ended. */
const STARTED_WITHIN = "10 minutes";

/** What was settled `ago` seconds ago (0: in the second that runs). */
export type PaceSecond = {
  ago: number;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  costNanos: string;
};

/** What an organization used in each of the last 60 seconds, and whether a later announcement is in that already. */
export async function readPace(orgId: string) {
  const { rows } = await pool().query<{ snapshot: string; seconds: PaceSecond[] }>(SQL, [orgId]);
  const { snapshot, seconds } = rows[0]!;
  return { seconds, holds: seenIn(snapshot) };
}

/** From PostgreSQL's text of a snapshot, `xmin:xmax:xip,…`, whether a committed transaction was seen by it. */
function seenIn(snapshot: string): (xid: string) => boolean {
  const [, end = "0", running = ""] = snapshot.split(":");
  const xmax = BigInt(end);
  const unseen = new Set(running.split(","));
  return (xid) => BigInt(xid) < xmax && !unseen.has(xid);
}

const SQL = `
  WITH second AS (
    SELECT greatest(floor(extract(epoch FROM now() - settled_at)), 0)::int AS ago, count(*)::int AS calls,
      sum(${INPUT_TOKENS})::bigint AS "inputTokens", sum(${OUTPUT_TOKENS})::bigint AS "outputTokens",
      sum(cost_nanos)::text AS "costNanos"
    FROM usage_event
    WHERE org_id = $1 AND started_at >= now() - interval '${STARTED_WITHIN}'
      AND settled_at > now() - interval '${PACE_SECONDS} seconds'
    GROUP BY 1
  )
  SELECT pg_current_snapshot()::text AS snapshot, coalesce((SELECT json_agg(s ORDER BY ago DESC) FROM second s), '[]') AS seconds`;
