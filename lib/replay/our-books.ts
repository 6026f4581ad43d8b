import type { Pool } from "../db";
import { INPUT_TOKENS, OUTPUT_TOKENS } from "../domain/metering";
import type { OurEntry, Totals } from "./compare";

/** What our own tables say about one key: the events, and the two sums that are kept beside them. */
export type OurBooks = { entries: OurEntry[]; events: Totals; rollups: Totals; errors: number };

type EventRow = {
  end_user: string | null;
  request_id: string;
  input: number;
  output: number;
  cost_nanos: bigint;
  usage_source: string;
  outcome: string;
};

const TOTALS = (table: string, calls: string) => `
  SELECT ${calls} AS calls, COALESCE(sum(cost_nanos), 0)::bigint AS cost_nanos,
    COALESCE(sum(${INPUT_TOKENS}), 0)::bigint AS input_tokens,
    COALESCE(sum(${OUTPUT_TOKENS}), 0)::bigint AS output_tokens
  FROM ${table} WHERE org_id = $1 AND key_id = $2`;

type TotalsRow = { calls: bigint; cost_nanos: bigint; input_tokens: bigint; output_tokens: bigint };

function toTotals(row: TotalsRow): Totals {
  return {
    calls: Number(row.calls),
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costNanos: row.cost_nanos,
  };
}

/** Reads our side of the books for the key that a replay used. */
export async function readOurBooks(pool: Pool, orgId: string, keyId: string): Promise<OurBooks> {
  const [events, sums, rollups] = await Promise.all([
    pool.query<EventRow>(
      `SELECT end_user, request_id, cost_nanos, usage_source, outcome,
         ${INPUT_TOKENS} AS input,
         ${OUTPUT_TOKENS} AS output
       FROM usage_event WHERE org_id = $1 AND key_id = $2 ORDER BY started_at, request_id, attempt`,
      [orgId, keyId],
    ),
    pool.query<TotalsRow>(TOTALS("usage_event", "count(*)"), [orgId, keyId]),
    pool.query<TotalsRow>(TOTALS("usage_rollup", "COALESCE(sum(calls), 0)::bigint"), [orgId, keyId]),
  ]);
  return {
    entries: events.rows.map((row) => ({
      callId: row.end_user ?? "",
      requestId: row.request_id,
      inputTokens: row.input,
      outputTokens: row.output,
      costNanos: row.cost_nanos,
      usageSource: row.usage_source,
      outcome: row.outcome,
    })),
    events: toTotals(sums.rows[0]!),
    rollups: toTotals(rollups.rows[0]!),
    errors: events.rows.filter((row) => row.outcome === "error").length,
  };
}

/** Everything that an organization was ever charged for usage, by the ledger. */
export async function readCharged(pool: Pool, orgId: string): Promise<bigint> {
  const { rows } = await pool.query<{ charged: bigint }>(
    "SELECT COALESCE(sum(amount_nanos), 0)::bigint AS charged FROM ledger_transfer WHERE org_id = $1 AND kind = 'usage'",
    [orgId],
  );
  return rows[0]!.charged;
}

/** Resolves once the key's events have reached `expected`, or have not grown for `stillMs`. */
export async function waitUntilQuiet(
  pool: Pool,
  scope: { orgId: string; keyId: string },
  expected: number,
  stillMs: number,
): Promise<void> {
  let last = -1n;
  let stillSince = Date.now();
  for (;;) {
    const { rows } = await pool.query<{ n: bigint }>(
      "SELECT count(*) AS n FROM usage_event WHERE org_id = $1 AND key_id = $2",
      [scope.orgId, scope.keyId],
    );
    const count = rows[0]!.n;
    if (count !== last) stillSince = Date.now();
    last = count;
    const still = Date.now() - stillSince;
    if (still >= stillMs || (count >= BigInt(expected) && still >= 1_000)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
