import { type Activity, activityQuery } from "@/lib/contract/gateway";
import { DAY_MS } from "@/lib/core/time";
import type { Pool } from "@/lib/db";
import { INPUT_TOKENS, OUTPUT_TOKENS } from "@/lib/domain/metering";
import type { Call, Caller } from "../../call";
import type { Gateway } from "../../gateway";
import { queryRows } from "./query-rows";
import { readQuery } from "./read-query";

const DAYS = 30;

type Row = {
  date: string;
  model: string;
  provider_id: string;
  calls: string;
  cost: string;
  input: string;
  output: string;
  reasoning: string;
};

/** The days asked for, half-open in UTC: one, or the last 30 and today. */
function rangeOf(date: string | undefined, nowMs: number): [from: Date, to: Date] {
  if (date !== undefined) return [new Date(Date.parse(date)), new Date(Date.parse(date) + DAY_MS)];
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  return [new Date(today - DAYS * DAY_MS), new Date(today + DAY_MS)];
}

/** What the key's project used by day, model and provider, newest day first; from the roll-ups alone. */
export async function listActivity(
  { config }: Gateway,
  pool: Pool,
  call: Call,
  { key }: Caller,
): Promise<Activity> {
  const { date } = readQuery(activityQuery, call.req.url ?? "");
  const rows = await queryRows<Row>(
    pool,
    `SELECT to_char(bucket_start AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date, model, provider_id,
            sum(calls)::text AS calls, sum(cost_nanos)::text AS cost, sum(reasoning_tokens)::text AS reasoning,
            sum(${INPUT_TOKENS})::text AS input, sum(${OUTPUT_TOKENS})::text AS output
     FROM usage_rollup
     WHERE org_id = $1 AND project_id = $2 AND bucket_start >= $3 AND bucket_start < $4
     GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3`,
    [key.orgId, key.projectId, ...rangeOf(date, call.startedAtMs)],
  );
  return {
    data: rows.map((row) => ({
      date: row.date,
      model: row.model,
      model_permaslug: row.model,
      endpoint_id: row.provider_id,
      provider_name: config.snapshot.provider(row.provider_id)?.slug ?? row.provider_id,
      usage: Number(row.cost) / 1e9,
      byok_usage_inference: 0,
      requests: Number(row.calls),
      prompt_tokens: Number(row.input),
      completion_tokens: Number(row.output),
      reasoning_tokens: Number(row.reasoning),
    })),
  };
}
