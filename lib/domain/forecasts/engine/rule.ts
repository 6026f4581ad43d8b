/** Continues a series by `horizon` values; null when the series is too short or not of its kind. */
export type Rule = (values: readonly number[], horizon: number) => number[] | null;

export type NamedRule = { name: string; forecast: Rule };
