/** Nano-dollars of one span of days, as it would have been forecast on a past day, and as it came. */
export type PastForecast = {
  /** Unix milliseconds: the end of the last day that the forecast knew, and of the days forecast. */
  cutMs: number;
  endMs: number;
  p10: number;
  p50: number;
  p90: number;
  actual: number;
  /** What naive rules would have said. */
  naive: Record<NaiveRule, number>;
};

export const NAIVE_RULES = ["lastWeek", "mean28"] as const;
/** lastWeek: each day as the same weekday before; mean28: each day as the mean of the last 28. */
export type NaiveRule = (typeof NAIVE_RULES)[number];

/** Sums of absolute errors as shares of what was spent (0.1 is 10 %), and how often the interval held. */
export type BackTestScore = {
  count: number;
  error: number | null;
  naiveError: Record<NaiveRule, number | null>;
  /** Share of outcomes within p10–p90; 0.8 would be ideal. */
  coverage: number | null;
};

export type BackTest = {
  week: { score: BackTestScore; cuts: PastForecast[] };
  month: { score: BackTestScore; cuts: PastForecast[] };
};
