import { inPoolTransaction, type Pool } from "@/lib/db";
import { lockSpend } from "@/lib/domain/limits";
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
 * Makes an organization's roll-ups anew from its events; the range widens to whole quarters of an hour. Answers how many rows
 * had been wrong, which is 0 as long as metering is right.
 */
export async function rebuildRollups(pool: Pool, orgId: string, from: Date, to: Date): Promise<number> {
  const range = [
    orgId,
    new Date(Math.floor(from.getTime() / ROLLUP_WIDTH_MS) * ROLLUP_WIDTH_MS),
    new Date(Math.ceil(to.getTime() / ROLLUP_WIDTH_MS) * ROLLUP_WIDTH_MS),
  ];
  return inPoolTransaction(pool, async (client) => {
    await lockSpend(client, orgId);
    await client.query(SET_APART, range);
    const { rows } = await client.query<{ wrong: number }>(COUNT_WRONG, range);
    if (rows[0]!.wrong > 0) {
      await client.query(
        "DELETE FROM usage_rollup WHERE org_id = $1 AND bucket_start >= $2 AND bucket_start < $3",
        range,
      );
      const columns = `${KEYS}, ${ROLLUP_SUMS.join(", ")}`;
      await client.query(`INSERT INTO usage_rollup (${columns}) SELECT ${columns} FROM rebuilt_rollup`);
    }
    return rows[0]!.wrong;
  });
}
