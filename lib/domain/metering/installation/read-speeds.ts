import type { Pool } from "@/lib/db";
import { type LatencyBin, toLatencyBin } from "../explore/latency-bins";
import { mergeBins, percentilesOf } from "../explore/percentiles";

type SpeedDimension = "model" | "provider";

/** One organization's calls of a model or by a provider in whole UTC days, with their times as bins. */
type SpeedRow = {
  value: string;
  orgId: string;
  calls: number;
  errors: number;
  costNanos: bigint;
  outputTokens: number;
  latencyMsSum: number;
  latencyMs: LatencyBin[];
  ttftMs: LatencyBin[];
};

/** How fast calls were, over everything that was added up. */
export type SeenSpeed = {
  calls: number;
  ttftMs: { p50: number; p95: number; p99: number } | null;
  latencyMs: { p50: number; p95: number; p99: number };
  tokensPerSecond: number | null;
};

/**
 * What all organizations' folded calls since a UTC day took, a row for each organization and value. For jobs and operators: whoever
 * shows a tenant anything of it decides first what that tells of the others.
 */
export async function readSpeeds(
  pool: Pool,
  dimension: SpeedDimension,
  since: Date,
  only: { orgId?: string; value?: string } = {},
): Promise<SpeedRow[]> {
  const { rows } = await pool.query<Omit<SpeedRow, "costNanos" | "latencyMs" | "ttftMs"> & Stored>(SPEEDS, [
    dimension,
    since,
    only.orgId ?? null,
    only.value ?? null,
  ]);
  return rows.map(({ costText, latencyBins, ttftBins, ...row }) => ({
    ...row,
    costNanos: BigInt(costText),
    latencyMs: toBins(latencyBins),
    ttftMs: toBins(ttftBins),
  }));
}

type Stored = { costText: string; latencyBins: string[]; ttftBins: string[] };

const COUNT_BITS = 40n;

function toBins(stored: readonly string[]): LatencyBin[] {
  return stored.map((text) => {
    const packed = BigInt(text);
    return toLatencyBin(Number(packed >> COUNT_BITS), Number(packed & ((1n << COUNT_BITS) - 1n)));
  });
}

const SPEEDS = `
  SELECT c.value, c.org_id AS "orgId", sum(c.calls)::float8 AS calls, sum(c.errors)::float8 AS errors,
    sum(c.cost_nanos)::text AS "costText", sum(c.output_tokens)::float8 AS "outputTokens",
    sum(c.latency_ms_sum)::float8 AS "latencyMsSum", coalesce(usage_bins(c.latency_bins), '{}')::text[] AS "latencyBins",
    coalesce(usage_bins(c.ttft_bins), '{}')::text[] AS "ttftBins"
  FROM org o JOIN usage_cell c ON c.org_id = o.id AND c.width = 'day' AND c.dim = $1 AND c.start >= $2
    AND c.start = date_bin('24 hours', c.start, to_timestamp(0))
  WHERE ($3::text IS NULL OR o.id = $3) AND ($4::text IS NULL OR c.value = $4)
  GROUP BY c.value, c.org_id`;

/** Rows as one speed; null of no calls. */
export function speedOf(
  rows: readonly Omit<SpeedRow, "value" | "orgId" | "errors" | "costNanos">[],
): SeenSpeed | null {
  const latencyMs = percentilesOf(mergeBins(rows.map((row) => row.latencyMs)));
  if (!latencyMs) return null;
  const sum = (field: "calls" | "outputTokens" | "latencyMsSum") =>
    rows.reduce((total, row) => total + row[field], 0);
  const [tokens, ms] = [sum("outputTokens"), sum("latencyMsSum")];
  return {
    calls: sum("calls"),
    latencyMs,
    ttftMs: percentilesOf(mergeBins(rows.map((row) => row.ttftMs))),
    tokensPerSecond: tokens > 0 && ms > 0 ? Math.round((tokens / ms) * 10_000) / 10 : null,
  };
}
