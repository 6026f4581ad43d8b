import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { plainArray } from "@/lib/db";
import { CELL_SUMS, EVENT_SUMS } from "../cells/cell-columns";
import { pendingEvents } from "../cells/pending";
import type { CellWidth } from "../cells/widths";
import { bucketOf } from "./bucket-starts";
import type { Cube } from "./cube";
import { dimensionSql } from "./dimensions";
import type { PlannedTile } from "./plan";
import type { SumsQuery } from "./sums-query";

/** The parameters of a statement: the organization, the range and the zone as $1 to $4, and what is bound after them. */
export class Params {
  readonly values: unknown[];

  constructor({ orgId, from, to, zone }: SumsQuery) {
    this.values = [orgId, from, to, zone];
  }

  bind(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  dimension(dimension: UsageDimension): string {
    return dimensionSql(
      dimension,
      dimension.startsWith("tag:") ? `${this.bind(dimension.slice(4))}::text` : "",
    );
  }
}

/** SQL of the events of a query that cells do not hold, or of all of them: `FROM … WHERE …`, as `e`. */
export function eventsOf(query: SumsQuery, params: Params, isFolded: boolean): string {
  const all = `(SELECT * FROM usage_event WHERE org_id = $1 AND started_at >= $2 AND started_at < $3) e`;
  const where = query.filter.map(
    ({ dimension, values }) => `AND ${params.dimension(dimension)} = ANY(${params.bind(values)}::text[])`,
  );
  return `FROM ${isFolded ? pendingEvents("$2", "$3") : all} LEFT JOIN price p ON p.id = e.price_id
    WHERE $4::text IS NOT NULL ${where.join(" ")}`;
}

export function bucketSql(query: SumsQuery): string {
  return query.bucket ? bucketOf(query.bucket, "e.started_at", "$4") : "NULL::timestamptz";
}

/** SQL of rows (bucket, id, sums) of those events. */
export function eventPoints(query: SumsQuery, params: Params, isFolded: boolean): string {
  const dimension = query.groupBy ?? query.filter[0]?.dimension;
  const id = dimension ? params.dimension(dimension) : "''";
  return `SELECT ${bucketSql(query)} AS bucket, ${id} AS id, ${EVENT_SUMS} ${eventsOf(query, params, isFolded)}`;
}

/**
 * SQL of the planned cells of a dimension, as `c` beside `s.bucket`, by width: what stands between FROM and WHERE. Each start is
 * looked up in the index, whatever the planner may know of a table that grows all the time.
 */
export function plannedCells(tiles: readonly PlannedTile[], dim: string, params: Params): string[] {
  return (["day", "hour", "quarter"] as const satisfies CellWidth[]).flatMap((width) => {
    const mine = tiles.filter((tile) => tile.width === width);
    if (mine.length === 0) return [];
    const seconds = (of: (tile: PlannedTile) => number | null) =>
      `${params.bind(plainArray(mine.map((tile) => toSeconds(of(tile)))))}::bigint[]`;
    const starts = `unnest(${seconds((tile) => tile.startMs)}, ${seconds((tile) => tile.bucketMs)})`;
    return `(SELECT to_timestamp(start) AS start, to_timestamp(bucket) AS bucket FROM ${starts} AS t (start, bucket)) s
      CROSS JOIN LATERAL (
        SELECT * FROM usage_cell WHERE org_id = $1 AND width = '${width}' AND start = s.start AND dim = ${dim} OFFSET 0
      ) c`;
  });
}

function toSeconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1_000;
}

/**
 * SQL of rows (bucket, id, sums) of planned cells. Calls without a user, conversation or tag have no cells of it: they are all
 * calls less those that have one.
 */
export function cellPoints(cube: Cube, tiles: readonly PlannedTile[], params: Params): string[] {
  if (tiles.length === 0) return [];
  const dim = params.bind(cube.dim);
  const only = cube.values ? `AND c.value = ANY(${params.bind(cube.values)}::text[])` : "";
  const hasNone = cube.isSparse && (cube.values?.includes("") ?? true);
  const select = (cells: string, id: string, sign = "") =>
    `SELECT s.bucket, ${id} AS id, ${CELL_SUMS.map((column) => `${sign}c.${column}`).join(", ")} FROM ${cells}`;
  const own = plannedCells(tiles, dim, params);
  const points = own.map((cells) => `${select(cells, "c.value")} WHERE true ${only}`);
  if (!hasNone) return points;
  const all = plannedCells(tiles, "'all'", params).map((cells) => select(cells, "''"));
  return [...points, ...all, ...own.map((cells) => select(cells, "''", "-"))];
}
