import type { PoolClient } from "@/lib/db";
import { BINNED_DIMENSIONS } from "../cells/event-cells";
import { IS_CALL } from "../ingest/rollup-columns";
import { askForPhases } from "./ask-for-phases";
import { type Cube, cubeOf } from "./cube";
import { binOf, type LatencyBin, toLatencyBin } from "./latency-bins";
import { type Plan, planTiles } from "./plan";
import { ALL_EVENTS, bindTiles, bucketSql, eventsOf, Params, PENDING_EVENTS, plannedCells } from "./points";
import { readSnapshot } from "./snapshot";
import type { SumsQuery } from "./sums-query";

/** A bin and its count in one number below 2^53: see `usage_bins_sum`. */
const COUNT_BITS = 40;
const COUNTS = 2 ** COUNT_BITS;

type LatencyQuery = Omit<SumsQuery, "groupBy">;

/** `bucket` is null where none was asked for; bins ascend, and empty ones are not there. */
export type LatencyRow = { bucket: Date | null; latencyMs: LatencyBin[]; ttftMs: LatencyBin[] };

/**
 * How long calls took, and how long to their first token, as bins of each bucket of the zone; buckets without calls are not there.
 * Throws 400 where that takes too long.
 */
export async function readLatencyHistograms(query: LatencyQuery): Promise<LatencyRow[]> {
  const cube = binnedCube(query);
  const { bins, plan } = await readSnapshot(async (client) => {
    const planned = cube && (await planTiles(client, query));
    return { bins: await readBins(client, query, cube, planned), plan: planned };
  });
  await askForPhases(query.orgId, plan?.wanted ?? []);
  return toLatencyRows(bins);
}

/** The cells that have bins, if they answer the query. */
function binnedCube(query: LatencyQuery): Cube | null {
  const cube = query.bucket === "minute" ? null : cubeOf(query);
  const isBinned = cube && ["all", ...BINNED_DIMENSIONS].includes(cube.dim);
  return isBinned ? cube : null;
}

/** Packed bins as text, of some calls of a bucket: numbers that are parted by commas, in any order. */
type BinsRow = { bucket: Date | null; latency: string | null; ttft: string | null };

/** What cells hold is handed on as it is, and put together in here: sorting it there would take longer than reading it. */
async function readBins(
  client: PoolClient,
  query: LatencyQuery,
  cube: Cube | null,
  plan: Plan | null,
): Promise<BinsRow[]> {
  const params = new Params(query);
  const cells = cube && plan ? cellBins(cube, plan, params) : [];
  const { rows } = await client.query<BinsRow>(
    [...cells, eventBins(query, params, cube ? PENDING_EVENTS : ALL_EVENTS)].join(" UNION ALL "),
    params.values,
  );
  return rows;
}

function cellBins(cube: Cube, plan: Plan, params: Params): string[] {
  if (plan.tiles.length === 0) return [];
  const dim = params.bind(cube.dim);
  const values = cube.values ? `${params.bind(cube.values)}::text[]` : undefined;
  return plannedCells(bindTiles(plan.tiles, params), dim, values).map(
    (cells) =>
      `SELECT s.bucket, array_to_string(c.latency_bins, ',') AS latency, array_to_string(c.ttft_bins, ',') AS ttft FROM ${cells}`,
  );
}

function eventBins(query: LatencyQuery, params: Params, source: string): string {
  const events = `SELECT ${bucketSql(query)} AS bucket, e.outcome, e.latency_ms, e.ttft_ms ${eventsOf(query, params, source)}`;
  const packed = (of: string) => `string_agg(packed::text, ',') FILTER (WHERE of = '${of}') AS ${of}`;
  return `SELECT bucket, ${packed("latency")}, ${packed("ttft")} FROM (
      SELECT bucket, of, (${binOf("ms")}::bigint << ${COUNT_BITS}) | count(*) AS packed
      FROM (${events}) e CROSS JOIN LATERAL (VALUES ('latency', e.latency_ms), ('ttft', e.ttft_ms)) AS t (of, ms)
      WHERE e.${IS_CALL} AND ms IS NOT NULL GROUP BY bucket, of, ${binOf("ms")}
    ) b GROUP BY bucket`;
}

type Counts = { bucket: Date | null; latency: Map<number, number>; ttft: Map<number, number> };

function toLatencyRows(rows: BinsRow[]): LatencyRow[] {
  const buckets = new Map<number, Counts>();
  for (const { bucket, latency, ttft } of rows) {
    const key = bucket?.getTime() ?? 0;
    const counts = buckets.get(key) ?? { bucket, latency: new Map(), ttft: new Map() };
    buckets.set(key, counts);
    addBins(counts.latency, latency);
    addBins(counts.ttft, ttft);
  }
  return [...buckets.values()]
    .filter(({ latency }) => latency.size > 0)
    .map(({ bucket, latency, ttft }) => ({ bucket, latencyMs: toBins(latency), ttftMs: toBins(ttft) }))
    .sort((a, b) => Number(a.bucket) - Number(b.bucket));
}

function addBins(counts: Map<number, number>, packed: string | null): void {
  for (const text of packed ? packed.split(",") : []) {
    const bin = Math.floor(Number(text) / COUNTS);
    counts.set(bin, (counts.get(bin) ?? 0) + (Number(text) % COUNTS));
  }
}

function toBins(counts: Map<number, number>): LatencyBin[] {
  return [...counts].sort(([a], [b]) => a - b).map(([bin, count]) => toLatencyBin(bin, count));
}
