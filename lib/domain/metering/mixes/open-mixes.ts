import type { PoolClient } from "@/lib/db";
import { PATIENTLY } from "../cells/lock-cells";
import { FILLED_PHASES, phasedStart } from "../cells/widths";

/** Past these, mixes cost more than they save, and the events answer: as many calls are as good as all different. */
const MIXES_MAX = { hour: 5_000, day: 50_000 };

/**
 * Has mixes kept of every hour and day that cells are kept of, in an organization whose cells are locked: from its first call on, or
 * from those that are still to come, until `fillMixes` has reached back.
 */
export async function openMixes(client: PoolClient, orgId: string): Promise<void> {
  await client.query(OPEN, [orgId]);
}

/** Gives up all mixes of a width of which there are too many in one that holds any of the `instants`. */
export async function dropWideMixes(client: PoolClient, orgId: string, instants: Date[]): Promise<void> {
  const values = [orgId, instants, MIXES_MAX.hour, MIXES_MAX.day];
  const { rows } = await client.query<{ width: string }>({ text: TOO_MANY, values, ...PATIENTLY });
  for (const { width } of rows) {
    await client.query("UPDATE usage_mix_phase SET is_wide = true WHERE org_id = $1 AND width = $2", [
      orgId,
      width,
    ]);
    const text = "DELETE FROM usage_mix WHERE org_id = $1 AND width = $2";
    await client.query({ text, values: [orgId, width], ...PATIENTLY });
  }
}

const OPEN = `
  INSERT INTO usage_mix_phase (org_id, width, phase, filled_from, is_wide)
  SELECT $1, p.width, p.phase,
    CASE WHEN EXISTS (SELECT FROM usage_cell WHERE org_id = $1 AND width = 'day' AND dim = 'all')
      THEN 'infinity'::timestamptz ELSE '-infinity' END,
    EXISTS (SELECT FROM usage_mix_phase w WHERE w.org_id = $1 AND w.width = p.width AND w.is_wide)
  FROM (${FILLED_PHASES}) p ON CONFLICT DO NOTHING`;

const TOO_MANY = `
  SELECT DISTINCT s.width FROM (
    SELECT DISTINCT p.width, ${phasedStart("i")} AS start
    FROM (
      SELECT width, phase, CASE width WHEN 'hour' THEN interval '1 hour' ELSE interval '24 hours' END AS length
      FROM usage_mix_phase WHERE org_id = $1 AND NOT is_wide
    ) p CROSS JOIN unnest($2::timestamptz[]) AS i
  ) s CROSS JOIN LATERAL (SELECT CASE s.width WHEN 'hour' THEN $3::int ELSE $4::int END AS most) m
  WHERE m.most < (
    SELECT count(*) FROM (
      SELECT FROM usage_mix WHERE org_id = $1 AND width = s.width AND start = s.start LIMIT m.most + 1
    ) x)`;
