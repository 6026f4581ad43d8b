import type { PriceRates } from "@/lib/contract/prices";
import type { PoolClient } from "@/lib/db";
import { INPUT_TOKENS, OUTPUT_TOKENS } from "../../metering";
import { CHAT_ENDPOINTS } from "../kind";

/** A past call, as much of it as estimates need. */
export type PastCall = {
  orgId: string;
  keyId: string;
  model: string;
  endpoint: string;
  stream: boolean;
  inputTokens: number;
  outputTokens: number;
  reasoningTokens: number;
  costNanos: bigint;
  startedAt: Date;
  settledAt: Date;
  rates: PriceRates;
};

/** A call is written down at most so long after it began. */
const LONGEST_CALL = "1 day";
const CALLS_MAX = 2_000;
const CALLS_MAX_OF_SERIES = 50;

/**
 * The answered chats that were settled after `from` and up to `to`, oldest first. Where there are more than can be taken in, the
 * newest of each key and model come before its older ones.
 */
export async function readCalls(client: PoolClient, from: Date, to: Date): Promise<PastCall[]> {
  const { rows } = await client.query<PastCall>(
    `SELECT e."orgId", e."keyId", e.model, e.endpoint, e.stream, e."inputTokens", e."outputTokens", e."reasoningTokens",
       e."costNanos", e."startedAt", e."settledAt", p.rates
     FROM (
       SELECT org_id AS "orgId", key_id AS "keyId", model, endpoint, stream, ${INPUT_TOKENS} AS "inputTokens",
         ${OUTPUT_TOKENS} AS "outputTokens", reasoning_tokens AS "reasoningTokens", cost_nanos AS "costNanos",
         started_at AS "startedAt", settled_at AS "settledAt", price_id,
         row_number() OVER (PARTITION BY org_id, key_id, model ORDER BY settled_at DESC) AS newest
       FROM usage_event
       WHERE settled_at > $1 AND settled_at <= $2 AND started_at > $1::timestamptz - interval '${LONGEST_CALL}'
         AND started_at <= $2 AND outcome IN ('ok', 'capped') AND usage_source IN ('provider', 'counted')
         AND NOT quarantined AND endpoint = ANY($3::text[])
     ) e JOIN price p ON p.id = e.price_id
     WHERE e.newest <= ${CALLS_MAX_OF_SERIES} ORDER BY e.newest LIMIT ${CALLS_MAX}`,
    [from, to, CHAT_ENDPOINTS],
  );
  return rows.sort((a, b) => a.settledAt.getTime() - b.settledAt.getTime());
}
