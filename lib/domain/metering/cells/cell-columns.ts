import { SUM_FIELDS } from "../explore/sums";
import { ERROR_OUTCOMES, IS_CALL } from "../ingest/rollup-columns";
import { INPUT_TOKENS, OUTPUT_TOKENS } from "../token-columns";

type SumField = (typeof SUM_FIELDS)[number];

export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What `usage_cell` sums. */
export const CELL_SUMS = SUM_FIELDS.map(columnOf);

export const KEY_COLUMNS = "org_id, width, dim, start, value";
export const BIN_COLUMNS = ["latency_bins", "ttft_bins"] as const;
export const CELL_COLUMNS = [KEY_COLUMNS, ...CELL_SUMS, ...BIN_COLUMNS].join(", ");

/** Prices of which some calls pay another rate than the plain one. */
const VARIES = "p.rates ?| ARRAY['batch', 'serviceTiers', 'timeOfDay', 'contextTiers']";

/** SQL of what `usage_event e`, with `price p` beside it, adds to each sum. */
const EVENT_SQL: Record<SumField, string> = {
  costNanos: "e.cost_nanos",
  calls: `(e.${IS_CALL})::int`,
  errors: `(e.outcome IN (${ERROR_OUTCOMES.map((outcome) => `'${outcome}'`).join(", ")}))::int`,
  inputTokens: INPUT_TOKENS,
  cachedInputTokens: "e.cached_input_tokens",
  cacheWriteTokens: "(e.cache_write_tokens + e.cache_write_hour_tokens)",
  // Two calls, not one of a CASE: the plain one is inlined by the database then.
  cacheSavedNanos: `CASE WHEN e.cached_input_tokens = 0 OR p.rates IS NULL THEN 0
    WHEN ${VARIES} THEN cache_saved_nanos(
      price_rate_set(p.rates, e.circumstances, e.started_at, ${INPUT_TOKENS}), e.cached_input_tokens)
    ELSE cache_saved_nanos(p.rates, e.cached_input_tokens) END`,
  outputTokens: OUTPUT_TOKENS,
  reasoningTokens: "e.reasoning_tokens",
  latencyMsSum: "e.latency_ms",
  ttftMsSum: "coalesce(e.ttft_ms, 0)",
  ttftCount: "(e.ttft_ms IS NOT NULL)::int",
};

/** SQL of the sums of one event, under the names of the columns. */
export const EVENT_SUMS = SUM_FIELDS.map((field) => `${EVENT_SQL[field]}::bigint AS ${columnOf(field)}`).join(
  ", ",
);

/** What only mixes sum beside that: the usage API shows it. */
const MORE_SQL = {
  audio_input_tokens: "e.audio_input_tokens",
  image_input_tokens: "e.image_input_tokens",
  audio_output_tokens: "e.audio_output_tokens",
  image_output_tokens: "e.image_output_tokens",
  image_count: "e.image_count",
  characters: "coalesce((e.units->>'characters')::bigint, 0)",
  audio_ms: "coalesce((e.units->>'audioMs')::bigint, 0)",
};
export const MIX_SUMS = [...CELL_SUMS, ...Object.keys(MORE_SQL)];
export const MIX_EVENT_SUMS = [
  EVENT_SUMS,
  ...Object.entries(MORE_SQL).map(([column, sql]) => `${sql}::bigint AS ${column}`),
].join(", ");

/** SQL of the sums of many rows that have them, of `alias`. */
export function totalsOf(alias: string, sums: readonly string[] = CELL_SUMS): string {
  return sums.map((column) => `sum(${alias}.${column})::bigint AS ${column}`).join(", ");
}
