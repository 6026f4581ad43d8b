import type { PoolClient } from "@/lib/db";
import { BINNED_DIMENSIONS } from "../cells/event-cells";
import { IS_CALL } from "../ingest/rollup-columns";
import { askForPhases } from "./ask-for-phases";
import { type Cube, cubeOf } from "./cube";
import { binOf, type LatencyBin, toLatencyBin } from "./latency-bins";
import { type Plan, planTiles } from "./plan";
import { bucketSql, eventsOf, Params, plannedCells } from "./points";
import { readSnapshot } from "./snapshot";
import type { SumsQuery } from "./sums-query";

type LatencyQuery = Omit<SumsQuery, "groupBy">;

/** `bucket` is null where none was asked for; bins ascend, and empty ones are not there. */
export type LatencyRow = { bucket: Date | null; latencyMs: LatencyBin[]; ttftMs: LatencyBin[] };

/**
 * How long calls took, and how long to their first token, as bins of each bucket of the zone; buckets without calls are not there.
 * Throws 400 where that takes too long.
 */
export async function readLatencyHistograms(query: LatencyQuery): Promise<LatencyRow[]> {
  const cube = binnedCube(query);
  const { counts, plan } = await readSnapshot(async (client) => {
    const planned = cube && (await planTiles(client, query));
    return { counts: await readCounts(client, query, cube, planned), plan: planned };
  });
  await askForPhases(query.orgId, plan?.wanted ?? []);
  return toLatencyRows(counts);
}

/** The cells that have bins, if they answer the query. */
function binnedCube(query: LatencyQuery): Cube | null {
  const cube = query.bucket === "minute" ? null : cubeOf(query);
  const isBinned = cube && ["all", ...BINNED_DIMENSIONS].includes(cube.dim);
  return isBinned ? cube : null;
}

type CountRow = { bucket: Date | null; of: "latencyMs" | "ttftMs"; bin: number; count: number };

async function readCounts(
  client: PoolClient,
  query: LatencyQuery,
  cube: Cube | null,
  plan: Plan | null,
): Promise<CountRow[]> {
  const params = new Params(query);
  const cells = cube && plan ? cellBins(cube, plan, params) : [];
  const { rows } = await client.query<CountRow>(
    `SELECT bucket, of, bin, sum(n)::float8 AS count FROM (
       ${[...cells, eventBins(query, params, cube !== null)].join(" UNION ALL ")}
     ) b GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    params.values,
  );
  return rows;
}

function cellBins(cube: Cube, plan: Plan, params: Params): string[] {
  if (plan.tiles.length === 0) return [];
  const dim = params.bind(cube.dim);
  const only = cube.values ? `AND c.value = ANY(${params.bind(cube.values)}::text[])` : "";
  return plannedCells(plan.tiles, dim, params).flatMap((cells) =>
    [
      ["latencyMs", "latency_bins"],
      ["ttftMs", "ttft_bins"],
    ].map(
      ([of, column]) =>
        `SELECT s.bucket, '${of}' AS of, (x >> 40)::int AS bin, x & ${COUNT_MASK} AS n
         FROM ${cells} CROSS JOIN LATERAL unnest(c.${column}) AS x WHERE true ${only}`,
    ),
  );
}

const COUNT_MASK = 2 ** 40 - 1;

function eventBins(query: LatencyQuery, params: Params, isFolded: boolean): string {
  const events = `SELECT ${bucketSql(query)} AS bucket, e.outcome, e.latency_ms, e.ttft_ms ${eventsOf(query, params, isFolded)}`;
  return `SELECT bucket, of, ${binOf("ms")} AS bin, 1::bigint AS n
    FROM (${events}) e CROSS JOIN LATERAL (VALUES ('latencyMs', e.latency_ms), ('ttftMs', e.ttft_ms)) AS t (of, ms)
    WHERE e.${IS_CALL} AND ms IS NOT NULL`;
}

function toLatencyRows(counts: CountRow[]): LatencyRow[] {
  const rows = new Map<number, LatencyRow>();
  for (const { bucket, of, bin, count } of counts) {
    const key = bucket?.getTime() ?? 0;
    const row = rows.get(key) ?? { bucket, latencyMs: [], ttftMs: [] };
    rows.set(key, row);
    row[of].push(toLatencyBin(bin, count));
  }
  return [...rows.values()];
}
