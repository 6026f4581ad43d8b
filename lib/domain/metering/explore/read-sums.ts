import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { CELL_SUMS, columnOf, EVENT_SUMS } from "../cells/cell-columns";
import { askForPhases } from "./ask-for-phases";
import { type Cube, cubeOf, hasCells } from "./cube";
import { labelSql } from "./dimensions";
import { isMixed, mixColumn, mixPoints } from "./mix-points";
import { type Plan, planTiles } from "./plan";
import { ALL_EVENTS, bindTiles, cellPoints, eventPoints, Params, PENDING_EVENTS } from "./points";
import { readSnapshot } from "./snapshot";
import { SUM_FIELDS } from "./sums";
import type { RankedRow, SumsQuery, SumsRow } from "./sums-query";
import { topGroups } from "./top-groups";

/**
 * Sums by bucket of the zone and by value of a dimension; buckets and groups without calls are not there. Exact at every moment:
 * what is folded comes from cells, what is not from its events, both as of one moment. Throws 400 where that takes too long.
 */
export async function readSums(query: SumsQuery): Promise<SumsRow[]> {
  const rows = await readRankedSums(query);
  return rows.map(({ isRest: _, ...row }) => row);
}

/** The same with only the `top` groups by spend apart, and the others as one. */
export async function readRankedSums(query: SumsQuery, top?: number): Promise<RankedRow[]> {
  const cube = query.bucket === "minute" ? null : cubeOf(query);
  const { rows, plan } = await readSnapshot(async (client) => {
    const planned = cube || isMixed(query) ? await planTiles(client, query, cube ? "cells" : "mixes") : null;
    const params = new Params(query);
    const sums = sumsSql(query, cube, planned, params, top);
    const { rows } = await client.query<RankedRow>(withLabels(query.groupBy, sums), params.values);
    return { rows, plan: planned };
  });
  await askForPhases(query.orgId, plan?.wanted ?? []);
  return rows;
}

/** SQL of rows (bucket, id, "isRest", sums) from the fewest rows that answer the query. */
function sumsSql(
  query: SumsQuery,
  cube: Cube | null,
  plan: Plan | null,
  params: Params,
  top: number | undefined,
): string {
  if (!cube && plan) {
    const dimension = query.groupBy ?? query.filter[0]!.dimension;
    const ofMix = `c.${mixColumn(dimension)} AS id, ${CELL_SUMS.map((column) => `c.${column}`).join(", ")}`;
    const ofEvent = `${params.dimension(dimension)} AS id, ${EVENT_SUMS}`;
    return sumPoints(query, null, mixPoints(query, plan.tiles, params, { ofMix, ofEvent }), params, top);
  }
  if (!cube || !plan || !hasCells(cube, plan.dimensions))
    return sumPoints(query, null, [eventPoints(query, params, ALL_EVENTS)], params, top);
  const tiles = bindTiles(plan.tiles, params);
  const events = eventPoints(query, params, PENDING_EVENTS);
  const isRanked = top !== undefined && query.groupBy !== undefined;
  if (isRanked && !cube.isSparse && !cube.values && tiles.length > 0)
    return topGroups({
      tiles,
      whole: bindTiles(plan.whole, params),
      events,
      dim: params.bind(cube.dim),
      top: params.bind(top),
    });
  return sumPoints(query, cube, [...cellPoints(cube, tiles, params), events], params, top);
}

/** SQL of rows (bucket, id, "isRest", sums) of points that are summed. */
function sumPoints(
  { groupBy }: SumsQuery,
  folded: Cube | null,
  points: string[],
  params: Params,
  top: number | undefined,
): string {
  const isSparse = folded?.isSparse ?? false;
  const ids = isSparse && folded?.values ? `WHERE id = ANY(${params.bind(folded.values)}::text[])` : "";
  const having = isSparse ? HAVING_SOME : "";
  const isRanked = top !== undefined && groupBy !== undefined;
  return `
    WITH point AS MATERIALIZED (
      SELECT * FROM (${points.join(" UNION ALL ")}) a (bucket, id, ${CELL_SUMS.join(", ")}) ${ids}
    )${isRanked ? `, ${rankedSql(having)}` : ""}
    ${isRanked ? topSql(params.bind(top)) : allSql(groupBy)} GROUP BY 1, 2, 3 ${having}`;
}

/** The names of groups are looked up once for each, however many buckets it has. */
function withLabels(groupBy: UsageDimension | undefined, sums: string): string {
  return `
    WITH sums AS MATERIALIZED (${sums}), label AS MATERIALIZED (
      SELECT id, coalesce(${labelSql(groupBy, "i.id")}, i.id) AS label FROM (SELECT DISTINCT id FROM sums) i
    )
    SELECT sums.*, label.label FROM sums JOIN label USING (id)`;
}

const TOTALS = SUM_FIELDS.map((field) => `sum(${columnOf(field)})::bigint AS "${field}"`).join(", ");

/** All calls less those that have a value may be none. */
const HAVING_SOME = `HAVING ${SUM_FIELDS.map((field) => `sum(${columnOf(field)}) <> 0`).join(" OR ")}`;

function allSql(groupBy: UsageDimension | undefined): string {
  return `SELECT bucket, ${groupBy ? "id" : "'all'"} AS id, false AS "isRest", ${TOTALS} FROM point`;
}

/** The rest is put together before it is summed: a sum for each of its buckets, not for each of its groups. */
function topSql(top: string): string {
  return `SELECT bucket, CASE WHEN rank <= ${top} THEN id ELSE '' END AS id, rank > ${top} AS "isRest", ${TOTALS}
    FROM point JOIN ranked USING (id)`;
}

function rankedSql(having: string): string {
  return `ranked AS (
    SELECT id, row_number() OVER (ORDER BY sum(cost_nanos) DESC, sum(calls) DESC, id COLLATE "C") AS rank
    FROM point GROUP BY id ${having})`;
}
