import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { pool } from "@/lib/db";
import { IS_CALL } from "../ingest/rollup-columns";
import { bucketOf } from "./bucket-starts";
import { dimensionSql } from "./dimensions";
import type { SumsQuery } from "./read-sums";

type Percentiles = { p50: number; p95: number; p99: number };
type PercentilesRow = { bucket: Date | null; latencyMs: Percentiles | null; ttftMs: Percentiles | null };
type PercentilesQuery = Omit<SumsQuery, "bucket" | "groupBy"> & { bucket: NonNullable<SumsQuery["bucket"]> };

/** How far a percentile may be off, as a share. */
export const ERROR_WITHIN = 0;

/** Percentiles by bucket of the zone, and of the whole range in the row whose bucket is null; none without calls. */
export async function readPercentiles(query: PercentilesQuery): Promise<PercentilesRow[]> {
  const params: unknown[] = [query.orgId, query.from, query.to, query.zone];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const valueSql = (dimension: UsageDimension) =>
    dimensionSql(dimension, dimension.startsWith("tag:") ? `${bind(dimension.slice(4))}::text` : "");
  const where = query.filter.map(
    ({ dimension, values }) => `AND ${valueSql(dimension)} = ANY(${bind(values)}::text[])`,
  );
  const { rows } = await pool().query<{ bucket: Date | null; latency: number[]; ttft: number[] | null }>(
    `SELECT ${bucketOf(query.bucket, "e.started_at", "$4")} AS bucket, ${of("e.latency_ms")} AS latency, ${of("e.ttft_ms")} AS ttft
     FROM usage_event e
     WHERE e.org_id = $1 AND e.started_at >= $2 AND e.started_at < $3 AND $4::text IS NOT NULL AND ${IS_CALL} ${where.join(" ")}
     GROUP BY GROUPING SETS ((1), ()) HAVING count(*) > 0`,
    params,
  );
  return rows.map((row) => ({
    bucket: row.bucket,
    latencyMs: named(row.latency),
    ttftMs: named(row.ttft),
  }));
}

const of = (column: string) => `percentile_disc(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY ${column})`;

/** Of nothing, PostgreSQL gives null, or nulls. */
function named(values: number[] | null): Percentiles | null {
  const [p50, p95, p99] = values ?? [];
  return p50 == null || p95 == null || p99 == null ? null : { p50, p95, p99 };
}
