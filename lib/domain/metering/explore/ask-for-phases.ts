import { pool } from "@/lib/db";
import type { WantedPhase } from "./plan";

/** Has the next fold make the hours and days of a zone that an organization is looked at from for the first time. */
export async function askForPhases(orgId: string, wanted: readonly WantedPhase[]): Promise<void> {
  if (wanted.length === 0) return;
  await pool().query(
    `INSERT INTO usage_cell_phase (org_id, width, phase) SELECT $1, * FROM unnest($2::text[], $3::smallint[])
     ON CONFLICT DO NOTHING`,
    [orgId, wanted.map(({ width }) => width), wanted.map(({ phase }) => phase)],
  );
}
