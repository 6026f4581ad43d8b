import { CELL_SUMS, columnOf } from "../cells/cell-columns";
import { type BoundTiles, plannedCells, selectPoints } from "./points";
import { SUM_FIELDS } from "./sums";

const COLUMNS = CELL_SUMS.join(", ");
const TOTALS = CELL_SUMS.map((column) => `sum(${column})::bigint AS ${column}`).join(", ");
const LESS = CELL_SUMS.map((column) => `-${column}`).join(", ");
const SOME = CELL_SUMS.map((column) => `sum(${column}) <> 0`).join(" OR ");
const NAMED = SUM_FIELDS.map((field) => `${columnOf(field)} AS "${field}"`).join(", ");

type Parts = {
  tiles: readonly BoundTiles[];
  /** The same calls in fewer cells, for what is asked of them as a whole. */
  whole: readonly BoundTiles[];
  /** SQL of rows (bucket, id, sums) of the events that no cell holds. */
  events: string;
  /** Parameters. */
  dim: string;
  top: string;
};

/**
 * SQL of rows (bucket, id, "isRest", sums) of the `top` largest groups by spend, and of the others as one, of a dimension that every
 * call has one value of. The largest are found by two sums; only they are read bucket by bucket, and the others are all calls less
 * them.
 */
export function topGroups({ tiles, whole, events, dim, top }: Parts): string {
  const ranks = plannedCells(whole, dim).map(
    (cells) => `SELECT c.value AS id, c.cost_nanos, c.calls FROM ${cells} UNION ALL `,
  );
  const all = plannedCells(tiles, "'all'").map((cells) => `${selectPoints(cells, "''")} UNION ALL `);
  const own = plannedCells(tiles, dim, "ARRAY(SELECT id FROM largest)").map(
    (cells) => `${selectPoints(cells, "c.value")} UNION ALL `,
  );
  return `
    WITH event AS MATERIALIZED (SELECT * FROM (${events}) e (bucket, id, ${COLUMNS})), largest AS MATERIALIZED (
      SELECT id FROM (${ranks.join("")} SELECT id, cost_nanos, calls FROM event) r
      GROUP BY id ORDER BY sum(cost_nanos) DESC, sum(calls) DESC, id COLLATE "C" LIMIT ${top}::int
    ), apart AS MATERIALIZED (
      SELECT bucket, id, ${TOTALS} FROM (${own.join("")} SELECT * FROM event WHERE id IN (SELECT id FROM largest)) p (bucket, id, ${COLUMNS})
      GROUP BY bucket, id
    ), rest AS (
      SELECT bucket, ${TOTALS} FROM (
        ${all.join("")} SELECT * FROM event UNION ALL SELECT bucket, '', ${LESS} FROM apart
      ) p (bucket, id, ${COLUMNS}) GROUP BY bucket HAVING ${SOME}
    )
    SELECT bucket, id, false AS "isRest", ${NAMED} FROM apart
    UNION ALL SELECT bucket, '', true, ${COLUMNS} FROM rest`;
}
