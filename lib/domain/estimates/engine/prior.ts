import type { Observation } from "./observation";

/** Deciles of the answers' lengths that chat services see: a median of some 250 tokens, and one in ten above a thousand. */
const LENGTHS = [20, 45, 80, 130, 190, 270, 380, 550, 850, 1_600];

/** What stands in for calls that were not made yet. */
export const PRIOR: readonly Observation[] = LENGTHS.map((outputTokens) => ({
  kind: "",
  inputTokens: 0,
  outputTokens,
  reasoningTokens: 0,
  inputFactor: 1,
}));
