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

  constructor({ orgId, from, to, zone }: Pick<SumsQuery, "orgId" | "from" | "to" | "zone">) {
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

/** SQL of all events of a query, and of those that no cell and no mix holds, as `e`. */
export const ALL_EVENTS = `(SELECT * FROM usage_event WHERE org_id = $1 AND started_at >= $2 AND started_at < $3) e`;
export const PENDING_EVENTS = pendingEvents("$2", "$3");

/** SQL of the events of a query out of some: `FROM … WHERE …`, as `e`. */
export function eventsOf(query: Pick<SumsQuery, "filter">, params: Params, source: string): string {
  const where = query.filter.map(
    ({ dimension, values }) => `AND ${params.dimension(dimension)} = ANY(${params.bind(values)}::text[])`,
  );
  return `FROM ${source} LEFT JOIN price p ON p.id = e.price_id
    WHERE $2::timestamptz < $3::timestamptz AND $4::text IS NOT NULL ${where.join(" ")}`;
}

export function bucketSql(query: Pick<SumsQuery, "bucket">): string {
  return query.bucket ? bucketOf(query.bucket, "e.started_at", "$4") : "NULL::timestamptz";
}

/** SQL of rows (bucket, id, sums) of those events. */
export function eventPoints(query: SumsQuery, params: Params, source: string): string {
  const dimension = query.groupBy ?? query.filter[0]?.dimension;
  const id = dimension ? params.dimension(dimension) : "''";
  return `SELECT ${bucketSql(query)} AS bucket, ${id} AS id, ${EVENT_SUMS} ${eventsOf(query, params, source)}`;
}

/** The starts of planned cells of one width, as SQL of rows (start, bucket). */
export type BoundTiles = { width: CellWidth; starts: string };

export function bindTiles(tiles: readonly PlannedTile[], params: Params): BoundTiles[] {
  return (["day", "hour", "quarter"] as const satisfies CellWidth[]).flatMap((width) => {
    const mine = tiles.filter((tile) => tile.width === width);
    if (mine.length === 0) return [];
    const seconds = (of: (tile: PlannedTile) => number | null) =>
      `${params.bind(plainArray(mine.map((tile) => toSeconds(of(tile)))))}::bigint[]`;
    const starts = `unnest(${seconds((tile) => tile.startMs)}, ${seconds((tile) => tile.bucketMs)})`;
    return {
      width,
      starts: `SELECT to_timestamp(start) AS start, to_timestamp(bucket) AS bucket FROM ${starts} AS t (start, bucket)`,
    };
  });
}

function toSeconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1_000;
}

/**
 * SQL of the planned cells of a dimension, or of some of its values, as `c` beside `s.bucket`, by width: what follows FROM. Each
 * start is looked up in the index, whatever the planner may know of a table that grows all the time.
 */
export function plannedCells(tiles: readonly BoundTiles[], dim: string, values?: string): string[] {
  return planned("usage_cell", tiles, `AND dim = ${dim} ${values ? `AND value = ANY(${values})` : ""}`);
}

export function planned(table: string, tiles: readonly BoundTiles[], where: string): string[] {
  return tiles.map(
    ({ width, starts }) => `(${starts}) s CROSS JOIN LATERAL (
      SELECT * FROM ${table} WHERE org_id = $1 AND width = '${width}' AND start = s.start ${where} OFFSET 0
    ) c`,
  );
}

/**
 * SQL of rows (bucket, id, sums) of planned cells. Calls without a user, conversation or tag have no cells of it: they are all
 * calls less those that have one.
 */
export function cellPoints(cube: Cube, tiles: readonly BoundTiles[], params: Params): string[] {
  if (tiles.length === 0) return [];
  const dim = params.bind(cube.dim);
  if (!cube.isSparse || (cube.values && !cube.values.includes(""))) {
    const values = cube.values ? `${params.bind(cube.values)}::text[]` : undefined;
    return plannedCells(tiles, dim, values).map((cells) => selectPoints(cells, "c.value"));
  }
  const own = plannedCells(tiles, dim);
  const points = own.map((cells) => selectPoints(cells, "c.value"));
  const all = plannedCells(tiles, "'all'").map((cells) => selectPoints(cells, "''"));
  return [...points, ...all, ...own.map((cells) => selectPoints(cells, "''", "-"))];
}

/** SQL of rows (bucket, id, sums) of planned cells, added or taken away. */
export function selectPoints(cells: string, id: string, sign = ""): string {
  return `SELECT s.bucket, ${id} AS id, ${CELL_SUMS.map((column) => `${sign}c.${column}`).join(", ")} FROM ${cells}`;
}
