import type { UsageBucket } from "@/lib/contract/usage";
import type { UsageDimension, UsageFilter } from "@/lib/contract/usage-dimensions";
import { pool } from "@/lib/db";
import { ERROR_OUTCOMES, IS_CALL } from "../ingest/rollup-columns";
import { INPUT_TOKENS, OUTPUT_TOKENS } from "../token-columns";
import { bucketOf } from "./bucket-starts";
import { dimensionSql, labelSql } from "./dimensions";
import { SUM_FIELDS, type Sums } from "./sums";

export type SumsQuery = {
  orgId: string;
  from: Date;
  to: Date;
  zone: string;
  filter: UsageFilter[];
  /** Left out: one row a group for the whole range. */
  bucket?: UsageBucket;
  /** Left out: one group, `all`. */
  groupBy?: UsageDimension;
};
export type SumsRow = Sums & { bucket: Date | null; id: string; label: string };

/** Sums by bucket of the zone and by value of a dimension; buckets and groups without calls are not there. */
export async function readSums(query: SumsQuery): Promise<SumsRow[]> {
  const params: unknown[] = [query.orgId, query.from, query.to, query.zone];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const sqlOf = (dimension: UsageDimension) =>
    dimensionSql(dimension, dimension.startsWith("tag:") ? `${bind(dimension.slice(4))}::text` : "");
  const where = query.filter.map(
    ({ dimension, values }) => `AND ${sqlOf(dimension)} = ANY(${bind(values)}::text[])`,
  );
  const bucket = query.bucket ? bucketOf(query.bucket, "e.started_at", "$4") : "NULL::timestamptz";
  const group = query.groupBy ? sqlOf(query.groupBy) : "'all'";
  const { rows } = await pool().query<SumsRow>(
    `SELECT t.*, coalesce(${labelSql(query.groupBy, "t.id")}, t.id) AS label FROM (
       SELECT ${bucket} AS bucket, ${group} AS id, ${EVENT_SUMS} FROM usage_event e LEFT JOIN price p ON p.id = e.price_id
       WHERE e.org_id = $1 AND e.started_at >= $2 AND e.started_at < $3 AND $4::text IS NOT NULL ${where.join(" ")}
       GROUP BY 1, 2
     ) t`,
    params,
  );
  return rows;
}

const SUM_SQL: Record<(typeof SUM_FIELDS)[number], string> = {
  costNanos: "e.cost_nanos",
  calls: `(${IS_CALL})::int`,
  errors: `(e.outcome IN (${ERROR_OUTCOMES.map((outcome) => `'${outcome}'`).join(", ")}))::int`,
  inputTokens: INPUT_TOKENS,
  cachedInputTokens: "e.cached_input_tokens",
  cacheWriteTokens: "e.cache_write_tokens + e.cache_write_hour_tokens",
  cacheSavedNanos: `round(e.cached_input_tokens::numeric
    * ((p.rates->>'input')::numeric - coalesce(p.rates->>'cachedInput', p.rates->>'input')::numeric) / 1000000)`,
  outputTokens: OUTPUT_TOKENS,
  reasoningTokens: "e.reasoning_tokens",
  latencyMsSum: "e.latency_ms",
  ttftMsSum: "e.ttft_ms",
  ttftCount: "(e.ttft_ms IS NOT NULL)::int",
};

const EVENT_SUMS = SUM_FIELDS.map(
  (field) => `coalesce(sum(${SUM_SQL[field]}), 0)::bigint AS "${field}"`,
).join(", ");
