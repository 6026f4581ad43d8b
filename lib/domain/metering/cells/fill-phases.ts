import type { PoolClient } from "@/lib/db";
import { ROLLUP_WIDTH_MS } from "../ingest/rollup-columns";
import { CELL_COLUMNS } from "./cell-columns";
import { CELL_VALUES, widerCells } from "./event-cells";
import { PATIENTLY } from "./lock-cells";
import type { CellWidth } from "./widths";

type Phase = { width: CellWidth; phase: number };

const QUARTER_S = ROLLUP_WIDTH_MS / 1_000;

/** Makes the hours and days that somebody asked for, of an organization whose cells are locked. */
export async function fillPhases(client: PoolClient, orgId: string): Promise<void> {
  const { rows } = await client.query<Phase>(
    "SELECT width, phase FROM usage_cell_phase WHERE org_id = $1 AND NOT is_filled ORDER BY width DESC, phase",
    [orgId],
  );
  for (const phase of rows) {
    await client.query({ text: FILL, values: [orgId, phase.width, phase.phase], ...PATIENTLY });
    await client.query(
      "UPDATE usage_cell_phase SET is_filled = true WHERE org_id = $1 AND width = $2 AND phase = $3",
      [orgId, phase.width, phase.phase],
    );
  }
}

const ASKED = `
  SELECT $2::text AS width, $3::int AS phase, CASE $2 WHEN 'hour' THEN interval '1 hour' ELSE interval '24 hours' END AS length`;

/** Days are made from the hours that begin with them where those are there, which are a quarter as many. */
const NARROWER = `(
  SELECT * FROM usage_cell WHERE org_id = $1 AND width = 'quarter' AND NOT (SELECT has FROM hours)
  UNION ALL
  SELECT * FROM usage_cell WHERE org_id = $1 AND width = 'hour' AND (SELECT has FROM hours)
    AND extract(epoch FROM start)::bigint / ${QUARTER_S} % 4 = $3::int % 4
) c`;

const FILL = `
  WITH hours AS (
    SELECT $2 = 'day' AND ($3::int % 4 = 0 OR EXISTS (
      SELECT FROM usage_cell_phase WHERE org_id = $1 AND width = 'hour' AND phase = $3::int % 4 AND is_filled)) AS has
  )
  INSERT INTO usage_cell (${CELL_COLUMNS})
  SELECT $1, width, ${CELL_VALUES} FROM (${widerCells(NARROWER, ASKED)}) w`;
