/** The bounds in a query of calls, by the measure that they bound. */
export const CALL_RANGES = {
  cost: { min: "costMin", max: "costMax" },
  latencyMs: { min: "latencyMsMin", max: "latencyMsMax" },
  ttftMs: { min: "ttftMsMin", max: "ttftMsMax" },
  inputTokens: { min: "inputTokensMin", max: "inputTokensMax" },
  outputTokens: { min: "outputTokensMin", max: "outputTokensMax" },
} as const;
