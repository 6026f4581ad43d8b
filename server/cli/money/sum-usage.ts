import { MINUTE_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { INPUT_TOKENS, IS_CALL, OUTPUT_TOKENS } from "@/lib/domain/metering";

export const SUM_GROUPS = ["org", "key", "model"] as const;
export type SumGroup = (typeof SUM_GROUPS)[number];

export type UsageSum = {
  group: string;
  name: string;
  calls: bigint;
  errors: bigint;
  inputTokens: bigint;
  outputTokens: bigint;
  costNanos: bigint;
};

type Scope = { from: Date; to: Date; orgId?: string; keyId?: string; model?: string };

const ROLLUP_MS = 15 * MINUTE_MS;
const COLUMN: Record<SumGroup, string> = { org: "org_id", key: "key_id", model: "model" };
const NAME: Record<SumGroup, string> = {
  org: "(SELECT slug FROM org WHERE id = s.grp)",
  key: "(SELECT name FROM api_key WHERE id = s.grp)",
  model: "s.grp",
};

const SOURCES = {
  rollups: {
    table: "usage_rollup",
    at: "bucket_start",
    calls: "sum(calls)",
    errors: "sum(errors)",
  },
  events: {
    table: "usage_event",
    at: "started_at",
    calls: `count(*) FILTER (WHERE ${IS_CALL})`,
    errors: "count(*) FILTER (WHERE outcome IN ('error', 'cut', 'recovered'))",
  },
} as const;

/** True when roll-ups add up to the range exactly; otherwise the events themselves are summed. */
function isOnBuckets({ from, to }: Scope): boolean {
  return from.getTime() % ROLLUP_MS === 0 && to.getTime() % ROLLUP_MS === 0;
}

/** Sums usage in [from, to) by group, largest spend first; exact to the nano-dollar and to the millisecond. */
export async function sumUsage(scope: Scope, group: SumGroup) {
  const source = isOnBuckets(scope) ? "rollups" : "events";
  const { table, at, calls, errors } = SOURCES[source];
  const { rows } = await pool().query<Record<string, bigint> & { grp: string; name: string | null }>(
    `SELECT s.*, ${NAME[group]} AS name FROM (
       SELECT ${COLUMN[group]} AS grp, ${calls}::bigint AS calls, ${errors}::bigint AS errors,
         sum(${INPUT_TOKENS})::bigint AS input_tokens,
         sum(${OUTPUT_TOKENS})::bigint AS output_tokens,
         sum(cost_nanos)::bigint AS cost_nanos
       FROM ${table}
       WHERE ${at} >= $1 AND ${at} < $2 AND ($3::text IS NULL OR org_id = $3)
         AND ($4::text IS NULL OR key_id = $4) AND ($5::text IS NULL OR model = $5)
       GROUP BY 1) s
     ORDER BY cost_nanos DESC, grp`,
    [scope.from, scope.to, scope.orgId ?? null, scope.keyId ?? null, scope.model ?? null],
  );
  const sums = rows.map(
    (row): UsageSum => ({
      group: row.grp,
      name: row.name ?? row.grp,
      calls: row.calls!,
      errors: row.errors!,
      inputTokens: row.input_tokens!,
      outputTokens: row.output_tokens!,
      costNanos: row.cost_nanos!,
    }),
  );
  return { source, sums } as const;
}
