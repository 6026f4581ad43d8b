import { pool } from "@/lib/db";
import { IS_CALL } from "../ingest/rollup-columns";
import { bucketOf } from "./bucket-starts";
import { dimensionSql } from "./dimensions";
import { binOf, type LatencyBin, toLatencyBin } from "./latency-bins";
import type { SumsQuery } from "./read-sums";

/** `bucket` is null where none was asked for; bins ascend, and empty ones are not there. */
export type LatencyRow = { bucket: Date | null; latencyMs: LatencyBin[]; ttftMs: LatencyBin[] };

/** How long calls took, and how long to their first token, as bins of each bucket of the zone; buckets without calls are not there. */
export async function readLatencyHistograms(query: Omit<SumsQuery, "groupBy">): Promise<LatencyRow[]> {
  const params: unknown[] = [query.orgId, query.from, query.to, query.zone];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const where = query.filter.map(({ dimension, values }) => {
    const name = dimension.startsWith("tag:") ? `${bind(dimension.slice(4))}::text` : "";
    return `AND ${dimensionSql(dimension, name)} = ANY(${bind(values)}::text[])`;
  });
  const bucket = query.bucket ? bucketOf(query.bucket, "e.started_at", "$4") : "NULL::timestamptz";
  const { rows } = await pool().query<CountRow>(
    `SELECT bucket, of, bin, count(*)::int AS count FROM (
       SELECT ${bucket} AS bucket, of, ${binOf("ms")} AS bin
       FROM usage_event e CROSS JOIN LATERAL (VALUES ('latencyMs', e.latency_ms), ('ttftMs', e.ttft_ms)) AS t (of, ms)
       WHERE e.org_id = $1 AND e.started_at >= $2 AND e.started_at < $3 AND $4::text IS NOT NULL
         AND e.${IS_CALL} AND ms IS NOT NULL ${where.join(" ")}
     ) b GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    params,
  );
  return toLatencyRows(rows);
}

type CountRow = { bucket: Date | null; of: "latencyMs" | "ttftMs"; bin: number; count: number };

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
