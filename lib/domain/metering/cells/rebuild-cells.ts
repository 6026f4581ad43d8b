import type { PoolClient } from "@/lib/db";
import { foldedEvents, KEPT_MIXES, MIX_KEY, mixesOf } from "../mixes/event-mixes";
import { BIN_COLUMNS, CELL_SUMS, MIX_SUMS } from "./cell-columns";
import { CELL_VALUES, eventCells, widerCells } from "./event-cells";
import { foldMarks } from "./fold-usage";
import { lockCells, PATIENTLY } from "./lock-cells";
import { FILLED_PHASES, phasedStart } from "./widths";

/**
 * Makes an organization's cells of [from, to), on quarters of an hour, anew from its events, and the hours, days and mixes that hold them;
 * the caller has stopped the organization's booking. Answers how many had been wrong.
 */
export async function rebuildCells(client: PoolClient, orgId: string, from: Date, to: Date): Promise<number> {
  await lockCells(client, orgId);
  while ((await foldMarks(client, orgId)) > 0);
  let wrong = 0;
  for (const step of STEPS) {
    const { table, make, kept, mine } = step;
    const values = [orgId, from, to];
    await client.query({
      text: `CREATE TEMP TABLE ${table} ON COMMIT DROP AS ${make}`,
      values,
      ...PATIENTLY,
    });
    const { rows } = await client.query<{ n: number }>({
      text: countWrong(step),
      values,
      ...PATIENTLY,
    });
    wrong += rows[0]!.n;
    if (rows[0]!.n > 0) {
      await client.query({ text: `DELETE FROM ${kept} c ${mine}`, values, ...PATIENTLY });
      await client.query({ text: insertFrom(step), values: [orgId], ...PATIENTLY });
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
  for (const step of STEPS) {
    const { rows } = await client.query<{ n: number }>({
      text: `WITH ${step.table} AS MATERIALIZED (${step.make}) ${countWrong(step)}`,
      values: [orgId, from, to],
      ...PATIENTLY,
    });
    wrong += rows[0]!.n;
  }
  return wrong;
}

/** What is `kept`, as `c`, `make` makes anew in a `table`. A row is found by its `key`, and has `figures`. */
type Step = {
  table: string;
  make: string;
  kept: string;
  mine: string;
  key: string;
  figures: readonly string[];
};

const OF_CELLS = {
  kept: "usage_cell",
  key: "width, dim, start, value",
  figures: [...CELL_SUMS, ...BIN_COLUMNS],
};

const QUARTERS: Step = {
  ...OF_CELLS,
  table: "rebuilt_quarter",
  make: `
    WITH ${eventCells("(SELECT * FROM usage_event WHERE org_id = $1 AND started_at >= $2 AND started_at < $3) e")}
    SELECT 'quarter' AS width, ${CELL_VALUES} FROM cell`,
  mine: "WHERE c.org_id = $1 AND c.width = 'quarter' AND c.start >= $2 AND c.start < $3",
};

const HELD = "c.start > $2::timestamptz - interval '24 hours' AND c.start < $3::timestamptz";

/** Hours and days that overlap the range, of the quarters that they hold, which may lie a day outside it. */
const WIDER: Step = {
  ...OF_CELLS,
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

/** Those that overlap the range, of the events of a day more on both sides. */
const MIXES: Step = {
  table: "rebuilt_mix",
  make: `
    WITH event AS MATERIALIZED (
      ${foldedEvents("$2::timestamptz - interval '24 hours'", "$3::timestamptz + interval '24 hours'")}
    )
    SELECT w.* FROM (${mixesOf("event e", KEPT_MIXES)}) w
    WHERE w.start > $2::timestamptz - CASE w.width WHEN 'hour' THEN interval '1 hour' ELSE interval '24 hours' END
      AND w.start < $3`,
  kept: "usage_mix",
  mine: `WHERE c.org_id = $1 AND c.width IN ('hour', 'day') AND ${HELD}
    AND (c.width = 'day' OR c.start > $2::timestamptz - interval '1 hour')`,
  key: MIX_KEY.replace("org_id, ", ""),
  figures: MIX_SUMS,
};

const STEPS = [QUARTERS, WIDER, MIXES];

const countWrong = ({ table, kept, mine, key, figures }: Step) => `
  SELECT count(*)::int AS n FROM (SELECT c.* FROM ${kept} c ${mine}) c
  FULL JOIN ${table} r USING (${key})
  WHERE (${figures.map((column) => `c.${column}`).join(", ")}) IS DISTINCT FROM (${figures.map((column) => `r.${column}`).join(", ")})`;

const insertFrom = ({ table, kept, key, figures }: Step) => {
  const columns = [key, ...figures].join(", ");
  return `INSERT INTO ${kept} (org_id, ${columns}) SELECT $1, ${columns} FROM ${table} ORDER BY ${key}`;
};
