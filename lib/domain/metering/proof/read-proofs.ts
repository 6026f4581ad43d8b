import type { Pool } from "@/lib/db";
import { lastClosedDay, UNPROVED } from "./unproved-days";

type Proofs = {
  /** The last UTC day to which every day of every organization is proved; null: none is, or nothing was ever used. */
  until: string | null;
  waitingDays: number;
  repairedRows: number;
  repairedAt: Date | null;
};

/** How far the sums of usage are proved equal to the events. */
export async function readProofs(pool: Pool, now: Date): Promise<Proofs> {
  const { rows } = await pool.query<Proofs>(SQL, [lastClosedDay(now)]);
  return rows[0]!;
}

const SQL = `
  WITH unproved AS (${UNPROVED})
  SELECT
    (SELECT max(day)::text FROM usage_proof WHERE day < coalesce((SELECT min(day)::date FROM unproved), 'infinity')
      AND proved_at IS NOT NULL) AS until,
    (SELECT count(*)::int FROM unproved) AS "waitingDays", coalesce(sum(repaired_rows), 0)::int AS "repairedRows",
    max(repaired_at) AS "repairedAt"
  FROM usage_proof`;
