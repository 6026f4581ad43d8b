/** A quarter of an hour: a width that adds up to a day in any zone. */
export const ROLLUP_WIDTH_MS = 900_000;

/** Outcomes that count as errors in the roll-ups. */
export const ERROR_OUTCOMES = ["error", "cut", "recovered"] as const;

/** Events that are calls: a bill that was written later adds its tokens and cost to a call that counts already. */
export const IS_CALL = "outcome <> 'corrected'";

export const ROLLUP_SUMS = [
  "calls",
  "errors",
  "input_tokens",
  "cached_input_tokens",
  "cache_write_tokens",
  "audio_input_tokens",
  "output_tokens",
  "reasoning_tokens",
  "audio_output_tokens",
  "cost_nanos",
  "latency_ms_sum",
  "ttft_ms_sum",
  "ttft_count",
  "cache_write_hour_tokens",
  "image_input_tokens",
  "image_output_tokens",
] as const;
