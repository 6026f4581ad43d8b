import { addMs, DAY_MS } from "@/lib/core/time";
import { inPoolTransaction, type Pool, type PoolClient } from "@/lib/db";
import { PATIENTLY } from "../cells/lock-cells";
import { countWrongCells } from "../cells/rebuild-cells";
import { countWrongRollups, rebuildRollups } from "../ingest/rebuild-rollups";
import type { OrgDay } from "./unproved-days";

/** `wrong` rows were found, and made right. `waiting`: some of the day is not folded yet, so there is nothing to prove. */
export type Proof = { state: "equal" | "repaired" | "waiting"; wrong: number };

/**
 * Compares every sum of a day with the events, as of one moment and without stopping anybody; where they differ, makes the
 * sums anew. What lands meanwhile touches the day, so that it is proved again.
 */
export async function proveDay(pool: Pool, { orgId, day }: OrgDay): Promise<Proof> {
  const from = new Date(`${day}T00:00:00Z`);
  const to = addMs(from, DAY_MS);
  const seen = await inPoolTransaction(pool, (client) => compare(client, orgId, from, to));
  if (seen.isWaiting) return { state: "waiting", wrong: 0 };
  const wrong = seen.isWrong ? await rebuildRollups(pool, orgId, from, to) : 0;
  await pool.query(RECORD, [orgId, day, seen.touches, wrong]);
  return { state: wrong > 0 ? "repaired" : "equal", wrong };
}

type Seen = { isWaiting: boolean; touches: bigint; isWrong: boolean };

async function compare(client: PoolClient, orgId: string, from: Date, to: Date): Promise<Seen> {
  await client.query(
    `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${PATIENTLY.query_timeout}`,
  );
  const { rows } = await client.query<Omit<Seen, "isWrong">>(BEFORE, [orgId, from, to]);
  const { isWaiting, touches } = rows[0]!;
  const isWrong =
    !isWaiting &&
    ((await countWrongRollups(client, orgId, from, to)) > 0 ||
      (await countWrongCells(client, orgId, from, to)) > 0);
  return { isWaiting, touches, isWrong };
}

const BEFORE = `
  SELECT EXISTS (SELECT FROM usage_pending WHERE org_id = $1 AND last_at >= $2 AND first_at < $3) AS "isWaiting",
    coalesce((SELECT touches FROM usage_proof WHERE org_id = $1 AND day = ($2::timestamptz AT TIME ZONE 'UTC')::date), 0) AS touches`;

const RECORD = `
  INSERT INTO usage_proof AS p (org_id, day, proved_touches, proved_at, repaired_rows, repaired_at)
  VALUES ($1, $2::date, $3, now(), $4::bigint, CASE WHEN $4::bigint > 0 THEN now() END)
  ON CONFLICT (org_id, day) DO UPDATE SET proved_touches = excluded.proved_touches, proved_at = excluded.proved_at,
    repaired_rows = p.repaired_rows + excluded.repaired_rows, repaired_at = coalesce(excluded.repaired_at, p.repaired_at)`;
