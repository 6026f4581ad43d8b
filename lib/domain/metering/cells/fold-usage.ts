import { inPoolTransaction, type Pool, type PoolClient } from "@/lib/db";
import { ROLLUP_WIDTH_MS } from "../ingest/rollup-columns";
import { KEPT_MIXES, MIX_COLUMNS, MIX_KEY, MIX_VALUES, mixesOf } from "../mixes/event-mixes";
import { fillMixes } from "../mixes/fill-mixes";
import { dropWideMixes, openMixes } from "../mixes/open-mixes";
import { BIN_COLUMNS, CELL_COLUMNS, CELL_SUMS, KEY_COLUMNS, MIX_SUMS } from "./cell-columns";
import { CELL_VALUES, eventCells, widerCells } from "./event-cells";
import { fillPhases } from "./fill-phases";
import { lockCells, PATIENTLY } from "./lock-cells";
import { type PendingMark, TAKEN_EVENTS } from "./pending";
import { admitDimensions, dropWideDimensions } from "./sparse-dimensions";

/** A transaction's worth: what is folded at once is not folded again when a worker dies midway. */
const MARKS_MAX = 500;

const WAITING = `
  SELECT org_id AS "orgId" FROM usage_pending UNION SELECT org_id FROM usage_cell_phase WHERE NOT is_filled
  UNION SELECT org_id FROM usage_mix_phase WHERE NOT is_wide AND filled_from > '-infinity'`;

/** Adds every booked event that is not in the cells and mixes yet to them, once; answers how many batches' marks that took. */
export async function foldUsage(pool: Pool): Promise<{ marks: number }> {
  const { rows } = await pool.query<{ orgId: string }>(WAITING);
  let marks = 0;
  for (const { orgId } of rows) {
    marks += await foldOrg(pool, orgId);
    await fillMixes(pool, orgId);
  }
  return { marks };
}

async function foldOrg(pool: Pool, orgId: string): Promise<number> {
  let sum = 0;
  for (;;) {
    const marks = await inPoolTransaction(pool, async (client) => {
      await lockCells(client, orgId);
      await openMixes(client, orgId);
      const count = await foldMarks(client, orgId);
      if (count < MARKS_MAX) await fillPhases(client, orgId);
      return count;
    });
    sum += marks;
    if (marks < MARKS_MAX) return sum;
  }
}

/** Folds some of an organization's marks, whose cells the caller has locked; answers how many. */
export async function foldMarks(client: PoolClient, orgId: string): Promise<number> {
  const { rows: marks } = await client.query<PendingMark>(TAKE, [orgId, MARKS_MAX]);
  if (marks.length === 0) return 0;
  const taken = [orgId, ...spansOf(marks)];
  await admitDimensions(client, taken);
  await client.query({ text: FOLD, values: taken, ...PATIENTLY });
  await dropWideDimensions(client, orgId, marks);
  await dropWideMixes(
    client,
    orgId,
    marks.map(({ firstAt }) => firstAt),
  );
  return marks.length;
}

/** What TAKEN_EVENTS takes after the organization. */
function spansOf(marks: PendingMark[]): unknown[] {
  const spans = new Map<number, { lo: Date; hi: Date }>();
  const quarters = marks.map(
    ({ firstAt }) => Math.floor(firstAt.getTime() / ROLLUP_WIDTH_MS) * ROLLUP_WIDTH_MS,
  );
  for (const [i, { firstAt, lastAt }] of marks.entries()) {
    const span = spans.get(quarters[i]!) ?? { lo: firstAt, hi: lastAt };
    if (firstAt < span.lo) span.lo = firstAt;
    if (lastAt > span.hi) span.hi = lastAt;
    spans.set(quarters[i]!, span);
  }
  const all = [...spans.values()];
  return [
    quarters.map((ms) => new Date(ms)),
    marks.map(({ booking }) => booking),
    all.map(({ lo }) => lo),
    all.map(({ hi }) => hi),
  ];
}

const TAKE = `
  DELETE FROM usage_pending WHERE org_id = $1 AND (first_at, booking) IN (
    SELECT first_at, booking FROM usage_pending WHERE org_id = $1 ORDER BY first_at, booking LIMIT $2)
  RETURNING org_id AS "orgId", booking, first_at AS "firstAt", last_at AS "lastAt"`;

const ADD = [
  ...CELL_SUMS.map((column) => `${column} = c.${column} + excluded.${column}`),
  ...BIN_COLUMNS.map(
    (column) => `${column} = CASE WHEN excluded.${column} IS NULL THEN c.${column}
      ELSE usage_bins_sum(c.${column} || excluded.${column}) END`,
  ),
].join(", ");

const ADD_MIX = MIX_SUMS.map((column) => `${column} = m.${column} + excluded.${column}`).join(", ");

const FOLD = `
  WITH ${eventCells(TAKEN_EVENTS)}, mixed AS (
    INSERT INTO usage_mix AS m (${MIX_COLUMNS}) SELECT $1, ${MIX_VALUES} FROM (${mixesOf("event e", KEPT_MIXES)}) e
    ORDER BY ${MIX_KEY.replace("org_id, ", "")} ON CONFLICT (${MIX_KEY}) DO UPDATE SET ${ADD_MIX}
  )
  INSERT INTO usage_cell AS c (${CELL_COLUMNS})
  SELECT $1, width, ${CELL_VALUES} FROM (
    SELECT 'quarter' AS width, ${CELL_VALUES} FROM cell UNION ALL SELECT width, ${CELL_VALUES} FROM (${widerCells("cell c")}) w
  ) a ORDER BY width, dim, start, value
  ON CONFLICT (${KEY_COLUMNS}) DO UPDATE SET ${ADD}`;
