const INPUT_COLUMNS = [
  "input_tokens",
  "cached_input_tokens",
  "cache_write_tokens",
  "cache_write_hour_tokens",
  "audio_input_tokens",
  "image_input_tokens",
];
const OUTPUT_COLUMNS = ["output_tokens", "reasoning_tokens", "audio_output_tokens", "image_output_tokens"];

/** SQL for all the input and for all the output of a row of `usage_event` or `usage_rollup`. */
export const INPUT_TOKENS = `(${INPUT_COLUMNS.join(" + ")})`;
export const OUTPUT_TOKENS = `(${OUTPUT_COLUMNS.join(" + ")})`;
