import type { Ask, ChatAsk } from "../call";
import type { ModelRecord } from "../snapshot/records";

const BYTES_PER_TOKEN = 4;
const OUTPUT_TOKENS = 1_024;

/** The input of a call that is not counted, by its bytes. */
export function estimateInputTokens(ask: Ask): number {
  return Math.ceil(ask.bodyBytes / BYTES_PER_TOKEN);
}

/** What a call is counted as on a tokens-per-minute limit until its usage is known. */
export function estimateTokens(ask: ChatAsk, model: ModelRecord): number {
  const output = Math.min(ask.maxOutputTokens ?? ask.guardTokens ?? OUTPUT_TOKENS, model.maxOutputTokens);
  return estimateInputTokens(ask) + output * ask.choices;
}
