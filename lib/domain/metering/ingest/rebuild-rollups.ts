import { DAY_MS } from "@/lib/core/time";
import { inPoolTransaction, type Pool, type PoolClient } from "@/lib/db";
import { lockSpend } from "@/lib/domain/limits";
import { PATIENTLY } from "../cells/lock-cells";
import { rebuildCells } from "../cells/rebuild-cells";
import { quarterOf } from "../cells/widths";
import { ERROR_OUTCOMES, IS_CALL, ROLLUP_SUMS, ROLLUP_WIDTH_MS } from "./rollup-columns";

const KEYS = "org_id, bucket_start, project_id, key_id, model, provider_id";

const FROM_EVENTS = `
  SELECT org_id, date_bin('15 minutes', started_at, to_timestamp(0)) AS bucket_start, project_id, key_id, model, provider_id,
    count(*) FILTER (WHERE ${IS_CALL}) AS calls,
    count(*) FILTER (WHERE outcome IN (${ERROR_OUTCOMES.map((outcome) => `'${outcome}'`).join(", ")})) AS errors,
    sum(input_tokens)::bigint AS input_tokens, sum(cached_input_tokens)::bigint AS cached_input_tokens,
    sum(cache_write_tokens)::bigint AS cache_write_tokens, sum(audio_input_tokens)::bigint AS audio_input_tokens,
    sum(output_tokens)::bigint AS output_tokens, sum(reasoning_tokens)::bigint AS reasoning_tokens,
    sum(audio_output_tokens)::bigint AS audio_output_tokens, sum(cost_nanos)::bigint AS cost_nanos,
    sum(latency_ms)::bigint AS latency_ms_sum, COALESCE(sum(ttft_ms), 0)::bigint AS ttft_ms_sum, count(ttft_ms) AS ttft_count,
    sum(cache_write_hour_tokens)::bigint AS cache_write_hour_tokens, sum(image_input_tokens)::bigint AS image_input_tokens,
    sum(image_output_tokens)::bigint AS image_output_tokens
  FROM usage_event WHERE org_id = $1 AND started_at >= $2 AND started_at < $3
  GROUP BY ${KEYS.replace("bucket_start", "2")}`;

const SET_APART = `
  CREATE TEMP TABLE rebuilt_rollup ON COMMIT DROP AS ${FROM_EVENTS}`;

const COUNT_WRONG = `
  SELECT count(*)::int AS wrong FROM rebuilt_rollup e
  FULL JOIN (SELECT * FROM usage_rollup WHERE org_id = $1 AND bucket_start >= $2 AND bucket_start < $3) r USING (${KEYS})
  WHERE (${ROLLUP_SUMS.map((sum) => `r.${sum}`).join(", ")}) IS DISTINCT FROM (${ROLLUP_SUMS.map((sum) => `e.${sum}`).join(", ")})`;

/**
 * Makes an organization's roll-ups and cells anew from its events; the range widens to whole quarters of an hour. Answers how many
 * rows had been wrong, which is 0 as long as metering is right. The organization's booking waits, for a day of usage at a time.
 */
export async function rebuildRollups(pool: Pool, orgId: string, from: Date, to: Date): Promise<number> {
  const fromMs = Math.floor(from.getTime() / ROLLUP_WIDTH_MS) * ROLLUP_WIDTH_MS;
  const toMs = Math.ceil(to.getTime() / ROLLUP_WIDTH_MS) * ROLLUP_WIDTH_MS;
  const span = await usedSpan(pool, orgId);
  let wrong = 0;
  for (let at = Math.max(fromMs, span.fromMs); at < Math.min(toMs, span.toMs); at += DAY_MS) {
    wrong += await rebuildPart(pool, orgId, new Date(at), new Date(Math.min(at + DAY_MS, toMs)));
  }
  return wrong;
}

async function rebuildPart(pool: Pool, orgId: string, from: Date, to: Date): Promise<number> {
  return inPoolTransaction(pool, async (client) => {
    await lockSpend(client, orgId);
    const cells = await rebuildCells(client, orgId, from, to);
    return cells + (await rebuildFull(client, [orgId, from, to]));
  });
}

/** How many roll-ups of [from, to), on quarters of an hour, are wrong, as the caller's transaction sees it. */
export async function countWrongRollups(
  client: PoolClient,
  orgId: string,
  from: Date,
  to: Date,
): Promise<number> {
  const { rows } = await client.query<{ wrong: number }>({
    text: `WITH rebuilt_rollup AS MATERIALIZED (${FROM_EVENTS}) ${COUNT_WRONG}`,
    values: [orgId, from, to],
    ...PATIENTLY,
  });
  return rows[0]!.wrong;
}

async function rebuildFull(client: PoolClient, values: unknown[]): Promise<number> {
  await client.query({ text: SET_APART, values, ...PATIENTLY });
  const { rows } = await client.query<{ wrong: number }>({ text: COUNT_WRONG, values, ...PATIENTLY });
  if (rows[0]!.wrong > 0) {
    await client.query({ text: REMOVE, values, ...PATIENTLY });
    const columns = `${KEYS}, ${ROLLUP_SUMS.join(", ")}`;
    const text = `INSERT INTO usage_rollup (${columns}) SELECT ${columns} FROM rebuilt_rollup`;
    await client.query({ text, ...PATIENTLY });
  }
  return rows[0]!.wrong;
}

/** On quarters of an hour, the time that an organization has events or sums of. */
async function usedSpan(pool: Pool, orgId: string): Promise<{ fromMs: number; toMs: number }> {
  const { rows } = await pool.query<{ from: Date | null; to: Date | null }>(USED, [orgId]);
  const { from, to } = rows[0]!;
  if (!from || !to) return { fromMs: 0, toMs: 0 };
  return { fromMs: from.getTime(), toMs: to.getTime() + ROLLUP_WIDTH_MS };
}

const ENDS = (of: "min" | "max", pick: "least" | "greatest") => `
  ${quarterOf(`${pick}(
    (SELECT ${of}(started_at) FROM usage_event WHERE org_id = $1),
    (SELECT ${of}(bucket_start) FROM usage_rollup WHERE org_id = $1),
    (SELECT ${of}(start) FROM usage_cell WHERE org_id = $1 AND width = 'quarter' AND dim = 'all'))`)}`;

const USED = `SELECT ${ENDS("min", "least")} AS from, ${ENDS("max", "greatest")} AS to`;

const REMOVE = "DELETE FROM usage_rollup WHERE org_id = $1 AND bucket_start >= $2 AND bucket_start < $3";
