import { MINUTE_MS } from "@/lib/core/time";
import { ROLLUP_WIDTH_MS } from "../ingest/rollup-columns";
import { INPUT_TOKENS, OUTPUT_TOKENS } from "../token-columns";

export type UsageFilter = { model?: string; keyId?: string; projectId?: string };
export type Range = { from: Date; to: Date };

/** The range that roll-ups can answer exactly: down and up to their width. */
export function toRollupRange({ from, to }: Range): Range {
  return {
    from: new Date(Math.floor(from.getTime() / ROLLUP_WIDTH_MS) * ROLLUP_WIDTH_MS),
    to: new Date(Math.ceil(to.getTime() / ROLLUP_WIDTH_MS) * ROLLUP_WIDTH_MS),
  };
}

/** Parameters $1 to $6 of `ROLLUP_WHERE`. */
export function filterParams(orgId: string, { from, to }: Range, filter: UsageFilter): unknown[] {
  return [orgId, from, to, filter.model ?? null, filter.keyId ?? null, filter.projectId ?? null];
}

export const ROLLUP_WHERE = `org_id = $1 AND bucket_start >= $2 AND bucket_start < $3
  AND ($4::text IS NULL OR model = $4) AND ($5::text IS NULL OR key_id = $5) AND ($6::text IS NULL OR project_id = $6)`;

/** The sums of the wire from roll-up columns; bigint each. */
export const SUM_COLUMNS = `
  coalesce(sum(cost_nanos), 0)::bigint AS "costNanos",
  coalesce(sum(calls), 0)::bigint AS "calls",
  coalesce(sum(errors), 0)::bigint AS "errors",
  coalesce(sum(${INPUT_TOKENS}), 0)::bigint AS "inputTokens",
  coalesce(sum(cached_input_tokens), 0)::bigint AS "cachedInputTokens",
  coalesce(sum(${OUTPUT_TOKENS}), 0)::bigint AS "outputTokens",
  coalesce(sum(reasoning_tokens), 0)::bigint AS "reasoningTokens"`;

export const SUM_FIELDS = [
  "costNanos",
  "calls",
  "errors",
  "inputTokens",
  "cachedInputTokens",
  "outputTokens",
  "reasoningTokens",
] as const;

export type Sums = Record<(typeof SUM_FIELDS)[number], bigint>;

export function noSums(): Sums {
  return Object.fromEntries(SUM_FIELDS.map((field) => [field, 0n])) as Sums;
}

export const ROLLUP_WIDTH_MINUTES = ROLLUP_WIDTH_MS / MINUTE_MS;
