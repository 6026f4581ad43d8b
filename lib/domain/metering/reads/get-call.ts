import { type Ctx, requirePermission } from "@/lib/access";
import type { getCallEndpoint } from "@/lib/contract/calls";
import type { InputOf } from "@/lib/contract/endpoint";
import type { PriceRates } from "@/lib/contract/prices";
import { notFound } from "@/lib/core/errors";
import { timeOfId } from "@/lib/core/id-format";
import { NO_USAGE, type PriceCircumstances, type UsageVector } from "@/lib/core/usage";
import { pool } from "@/lib/db";
import { lineAmount, priceLines } from "../../catalog";
import { CALL_COLUMNS, CALL_NAMES, type CallRow } from "./call-rows";

type AttemptRow = CallRow & {
  upstreamModel: string;
  providerSlug: string | null;
  overheadUs: number;
  settledAt: Date;
  transferId: string | null;
  priceFrom: Date | null;
  rates: PriceRates | null;
  usage: Partial<UsageVector>;
  circumstances: PriceCircumstances | null;
};

/** One call with every attempt, and for each the terms that its cost is the sum of. 404 for another tenant's. */
export async function getCall(ctx: Ctx, input: InputOf<typeof getCallEndpoint>) {
  requirePermission(ctx, "requests.read");
  const { rows } = await pool().query<AttemptRow>(SQL, [
    ctx.orgId,
    new Date(timeOfId(input.requestId)),
    input.requestId,
  ]);
  const attempts = rows.map(toAttempt);
  const last = attempts.at(-1);
  if (!last) throw notFound("call");
  return { ...last, attempts };
}

function toAttempt({ priceFrom, rates, usage, circumstances, ...row }: AttemptRow) {
  const { priceId } = row;
  const price = priceId && priceFrom && rates ? { id: priceId, effectiveFrom: priceFrom, rates } : null;
  const isBilled = price !== null && row.costNanos > 0n;
  const at = { ...circumstances, atMs: row.startedAt.getTime() };
  const lines = isBilled ? priceLines(price.rates, { ...NO_USAGE, ...usage }, at) : [];
  return {
    ...row,
    price,
    usage: Object.fromEntries(Object.entries(usage).filter(([, units]) => units > 0)),
    serviceTier: circumstances?.serviceTier ?? null,
    lines: lines.map((line) => ({
      class: line.class,
      units: line.units,
      rateNanos: BigInt(line.rateNanos),
      ratePer: line.per,
      amountNanos: lineAmount(line),
    })),
  };
}

const SQL = `
  SELECT ${CALL_COLUMNS}, e.upstream_model AS "upstreamModel", v.slug AS "providerSlug", e.overhead_us AS "overheadUs",
    e.settled_at AS "settledAt", e.transfer_id AS "transferId", r.effective_from AS "priceFrom", r.rates,
    json_build_object('input', e.input_tokens, 'cachedInput', e.cached_input_tokens, 'cacheWrite', e.cache_write_tokens,
      'audioInput', e.audio_input_tokens, 'output', e.output_tokens, 'reasoning', e.reasoning_tokens,
      'audioOutput', e.audio_output_tokens, 'images', e.image_count, 'cacheWrite1h', e.cache_write_hour_tokens,
      'imageInput', e.image_input_tokens, 'imageOutput', e.image_output_tokens)::jsonb || coalesce(e.units, '{}') AS usage,
    e.circumstances
  FROM usage_event e ${CALL_NAMES} LEFT JOIN price r ON r.id = e.price_id
  WHERE e.org_id = $1 AND e.started_at = $2 AND e.request_id = $3 ORDER BY e.attempt`;
