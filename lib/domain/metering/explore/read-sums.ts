import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import type { PoolClient } from "@/lib/db";
import { CELL_SUMS, columnOf } from "../cells/cell-columns";
import { askForPhases } from "./ask-for-phases";
import { cubeOf, hasCells } from "./cube";
import { labelSql } from "./dimensions";
import { type Plan, planTiles } from "./plan";
import { cellPoints, eventPoints, Params } from "./points";
import { readSnapshot } from "./snapshot";
import { SUM_FIELDS } from "./sums";
import type { RankedRow, SumsQuery, SumsRow } from "./sums-query";

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
    const planned = cube && (await planTiles(client, query));
    return { rows: await readRows(client, query, planned, top), plan: planned };
  });
  await askForPhases(query.orgId, plan?.wanted ?? []);
  return rows;
}

async function readRows(
  client: PoolClient,
  query: SumsQuery,
  plan: Plan | null,
  top: number | undefined,
): Promise<RankedRow[]> {
  const params = new Params(query);
  const cube = plan && cubeOf(query);
  const isFolded = cube !== null && hasCells(cube, plan!.dimensions);
  const points = [
    ...(isFolded ? cellPoints(cube, plan!.tiles, params) : []),
    eventPoints(query, params, isFolded),
  ];
  const isSparse = isFolded && cube.isSparse;
  const ids = isSparse && cube.values ? `WHERE id = ANY(${params.bind(cube.values)}::text[])` : "";
  const having = isSparse ? HAVING_SOME : "";
  const point = `point AS MATERIALIZED (
    SELECT * FROM (${points.join(" UNION ALL ")}) a (bucket, id, ${CELL_SUMS.join(", ")}) ${ids})`;
  const isRanked = top !== undefined && query.groupBy !== undefined;
  const { rows } = await client.query<RankedRow>(
    `WITH ${point}${isRanked ? `, ${rankedSql(having)}` : ""}
     SELECT t.*, coalesce(${labelSql(query.groupBy, "t.id")}, t.id) AS label FROM (
       ${isRanked ? topSql(params.bind(top)) : allSql(query.groupBy)} GROUP BY 1, 2, 3 ${having}
     ) t`,
    params.values,
  );
  return rows;
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
