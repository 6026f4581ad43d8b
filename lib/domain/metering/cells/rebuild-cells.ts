import type { PoolClient } from "@/lib/db";
import { BIN_COLUMNS, CELL_COLUMNS, CELL_SUMS } from "./cell-columns";
import { CELL_VALUES, eventCells, widerCells } from "./event-cells";
import { foldMarks } from "./fold-usage";
import { lockCells, PATIENTLY } from "./lock-cells";
import { FILLED_PHASES, phasedStart } from "./widths";

/**
 * Makes an organization's cells of [from, to), on quarters of an hour, anew from its events, and the hours and days that hold them;
 * the caller has stopped the organization's booking. Answers how many had been wrong.
 */
export async function rebuildCells(client: PoolClient, orgId: string, from: Date, to: Date): Promise<number> {
  await lockCells(client, orgId);
  while ((await foldMarks(client, orgId)) > 0);
  let wrong = 0;
  for (const { table, make, mine } of STEPS) {
    const values = [orgId, from, to];
    await client.query({
      text: `CREATE TEMP TABLE ${table} ON COMMIT DROP AS ${make}`,
      values,
      ...PATIENTLY,
    });
    const { rows } = await client.query<{ n: number }>({
      text: countWrong(table, mine),
      values,
      ...PATIENTLY,
    });
    wrong += rows[0]!.n;
    if (rows[0]!.n > 0) {
      await client.query({ text: `DELETE FROM usage_cell c ${mine}`, values, ...PATIENTLY });
      await client.query({ text: insertFrom(table), values: [orgId], ...PATIENTLY });
    }
  }
  return wrong;
}

/** How many cells of the range are wrong, as the caller's transaction sees it; what waits to be folded is missing from them. */
export async function countWrongCells(
  client: PoolClient,
  orgId: string,
  from: Date,
  to: Date,
): Promise<number> {
  let wrong = 0;
  for (const { table, make, mine } of STEPS) {
    const { rows } = await client.query<{ n: number }>({
      text: `WITH ${table} AS MATERIALIZED (${make}) ${countWrong(table, mine)}`,
      values: [orgId, from, to],
      ...PATIENTLY,
    });
    wrong += rows[0]!.n;
  }
  return wrong;
}

type Step = { table: string; make: string; mine: string };

const QUARTERS: Step = {
  table: "rebuilt_quarter",
  make: `
    WITH ${eventCells("(SELECT * FROM usage_event WHERE org_id = $1 AND started_at >= $2 AND started_at < $3) e")}
    SELECT 'quarter' AS width, ${CELL_VALUES} FROM cell`,
  mine: "WHERE c.org_id = $1 AND c.width = 'quarter' AND c.start >= $2 AND c.start < $3",
};

const HELD = "c.start > $2::timestamptz - interval '24 hours' AND c.start < $3::timestamptz";

/** Hours and days that overlap the range, of the quarters that they hold, which may lie a day outside it. */
const WIDER: Step = {
  table: "rebuilt_wider",
  make: `
    SELECT w.* FROM (${widerCells(
      `(SELECT * FROM usage_cell WHERE org_id = $1 AND width = 'quarter'
        AND start > $2::timestamptz - interval '24 hours' AND start < $3::timestamptz + interval '24 hours') c`,
    )}) w
    WHERE w.start > $2::timestamptz - CASE w.width WHEN 'hour' THEN interval '1 hour' ELSE interval '24 hours' END
      AND w.start < $3`,
  mine: `WHERE c.org_id = $1 AND c.width IN ('hour', 'day') AND ${HELD}
    AND (c.width = 'day' OR c.start > $2::timestamptz - interval '1 hour')
    AND EXISTS (SELECT FROM (${FILLED_PHASES}) p WHERE p.width = c.width AND ${phasedStart("c.start")} = c.start)`,
};

const STEPS = [QUARTERS, WIDER];

const FIGURES = [...CELL_SUMS, ...BIN_COLUMNS];

const countWrong = (table: string, mine: string) => `
  SELECT count(*)::int AS n FROM (SELECT c.* FROM usage_cell c ${mine}) c
  FULL JOIN ${table} r USING (width, dim, start, value)
  WHERE (${FIGURES.map((column) => `c.${column}`).join(", ")}) IS DISTINCT FROM (${FIGURES.map((column) => `r.${column}`).join(", ")})`;

const insertFrom = (table: string) =>
  `INSERT INTO usage_cell (${CELL_COLUMNS}) SELECT $1, width, ${CELL_VALUES} FROM ${table} ORDER BY width, dim, start, value`;
