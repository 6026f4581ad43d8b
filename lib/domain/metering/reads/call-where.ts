import type { z } from "zod";
import type { CallField, CallFilter, callQuery } from "@/lib/contract/call-filters";
import { timeOfId } from "@/lib/core/id-format";
import { addMs, DAY_MS } from "@/lib/core/time";
import { INPUT_TOKENS, OUTPUT_TOKENS } from "../token-columns";

/** How far back a list goes when nobody says. */
const RANGE_DAYS = 90;

export type CallQuery = z.output<z.ZodObject<typeof callQuery>>;
/** Adds a parameter and answers its place, `$3`. */
export type Bind = (value: unknown) => string;

/** Parameters of a query in the making. */
export function boundParams() {
  const params: unknown[] = [];
  const bind: Bind = (value) => `$${params.push(value)}`;
  return { params, bind };
}

/** The condition on `usage_event e` for a query's calls, beginning at `from` or 90 days before `now`. */
export function callWhere(orgId: string, query: CallQuery, now: Date, bind: Bind): string {
  const from = query.from ?? addMs(now, -RANGE_DAYS * DAY_MS);
  return [
    `e.org_id = ${bind(orgId)}`,
    `e.started_at >= ${bind(from)}`,
    ...(query.to ? [`e.started_at < ${bind(query.to)}`] : []),
    ...query.filter.map((filter) => filterSql(filter, bind)),
    ...boundsSql(query, bind),
  ].join(" AND ");
}

function filterSql({ dimension, values }: CallFilter, bind: Bind): string {
  switch (dimension) {
    case "request":
      // The time is inside the id, and the key of the table begins with it.
      return `(e.started_at = ANY(${bind(values.map((id) => new Date(timeOfId(id))))}::timestamptz[])
        AND e.request_id = ANY(${bind(values)}::text[]))`;
    case "status":
      return `${anyOf("e.outcome", values, bind)}${values.includes("ok") ? "" : " AND e.outcome <> 'ok'"}`;
    case "http":
      return `e.status = ANY(${bind(values.map(Number))}::smallint[])${values.includes("200") ? "" : " AND e.status <> 200"}`;
    case "stream":
    case "quarantined":
      return trueOrFalse(`e.${dimension}`, values);
    default:
      return plainSql(dimension, values, bind);
  }
}

/** Written out: a parameter would hide from the planner that a partial index applies. */
function trueOrFalse(column: string, values: string[]): string {
  if (new Set(values).size > 1) return "true";
  return values[0] === "true" ? column : `NOT ${column}`;
}

const COLUMNS: Partial<Record<CallField, { sql: string; nullable: boolean }>> = {
  project: { sql: "e.project_id", nullable: false },
  key: { sql: "e.key_id", nullable: false },
  model: { sql: "e.model", nullable: false },
  provider: { sql: "e.provider_id", nullable: false },
  endpoint: { sql: "e.endpoint", nullable: false },
  source: { sql: "e.usage_source", nullable: false },
  user: { sql: "e.end_user", nullable: true },
  conversation: { sql: "e.conversation", nullable: true },
  region: { sql: "e.region", nullable: true },
  error: { sql: "e.error_code", nullable: true },
  price: { sql: "e.price_id", nullable: true },
  upstream: { sql: "e.upstream_request_id", nullable: true },
};

function plainSql(field: CallField, values: string[], bind: Bind): string {
  const { sql, nullable } = COLUMNS[field] ?? { sql: tagSql(field, bind), nullable: true };
  const isAny = anyOf(sql, values, bind);
  return nullable && values.includes("") ? `(${isAny} OR ${sql} IS NULL)` : isAny;
}

/** SQL of the value of a field of `usage_event e`, as text; null where a call has none. */
export function fieldSql(field: CallField, bind: Bind): string {
  if (field === "request") return "e.request_id";
  if (field === "status") return "e.outcome";
  if (field === "http") return "e.status::text";
  if (field === "stream" || field === "quarantined") return `e.${field}::text`;
  return COLUMNS[field]?.sql ?? tagSql(field, bind);
}

/** A batch is the tag of that name. */
function tagSql(field: CallField, bind: Bind): string {
  return `e.tags->>${bind(field === "batch" ? field : field.slice("tag:".length))}::text`;
}

function anyOf(sql: string, values: string[], bind: Bind): string {
  return `${sql} = ANY(${bind(values)}::text[])`;
}

function boundsSql(query: CallQuery, bind: Bind): string[] {
  const bounds = [
    ["e.cost_nanos", query.costMin, query.costMax],
    ["e.latency_ms", query.latencyMsMin, query.latencyMsMax],
    ["e.ttft_ms", query.ttftMsMin, query.ttftMsMax],
    [INPUT_TOKENS, query.inputTokensMin, query.inputTokensMax],
    [OUTPUT_TOKENS, query.outputTokensMin, query.outputTokensMax],
  ] as const;
  return bounds.flatMap(([sql, min, max]) => [
    ...(min === undefined ? [] : [`${sql} >= ${bind(min)}`]),
    ...(max === undefined ? [] : [`${sql} <= ${bind(max)}`]),
  ]);
}
