/** What is kept of one past call. */
export type Observation = {
  /** What calls of its kind have in common: the endpoint, and whether it streamed. */
  kind: string;
  inputTokens: number;
  outputTokens: number;
  /** Of the output tokens. */
  reasoningTokens: number;
  /** What the input cost, in parts of what it costs at the plain rate: below 1 where it was cached. */
  inputFactor: number;
};

/** A call before it is made. */
export type Asked = {
  kind: string;
  inputTokens: number;
  /** Answers that are generated for the one input. */
  choices: number;
  /** Of all choices together. */
  outputTokensMax: number;
};

/** One way the call may go. */
export type Scenario = Pick<Observation, "outputTokens" | "reasoningTokens" | "inputFactor">;

/** Prices one way the call may go, in nano-dollars. */
export type CostOf = (scenario: Scenario) => number;

export type Quantiles = { p10: number; p50: number; p90: number };

export const INPUT_FACTOR_MAX = 10;

/** A past call as it would have gone under the bound of the asked one. */
export function toScenario(observation: Observation, { choices, outputTokensMax }: Asked): Scenario {
  const outputTokens = Math.min(observation.outputTokens * choices, outputTokensMax);
  const reasoningTokens = Math.min(observation.reasoningTokens * choices, outputTokens);
  return { outputTokens, reasoningTokens, inputFactor: observation.inputFactor };
}
