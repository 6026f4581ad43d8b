import { median } from "@/lib/core/statistics";
import { type Band, bandOf, type Growth, growthOf, type Residual } from "./band";
import { combine, errorsOf } from "./ensemble";
import { askRules, type Origin, type OriginPlan, pastOrigins } from "./origins";
import { rulesFor } from "./rules-for";

export type SeriesForecast = { p10: number[]; p50: number[]; p90: number[] };

/** A series that comes in equal steps, its seasons known by the caller (hours: 24 and 168; weeks: 52). */
export type SeriesSpec = {
  horizon: number;
  periods: readonly number[];
  /** How many past origins rules are chosen and intervals measured by. */
  origins: number;
  /** From one past origin to the next. */
  step: number;
};

const LEVEL = 0.1;
const GROWTH: Growth = { min: 0, max: 0.7 };
const CYCLES_MIN = 2;

/**
 * What comes next, with the interval that eight in ten outcomes fall into. Every choice is made from the series' own past: rules
 * by their errors at past origins, the interval by what was off there. The same values always give the same forecast.
 */
export function forecastSeries(values: readonly number[], spec: SeriesSpec): SeriesForecast {
  const { horizon, periods, step } = spec;
  const plan: OriginPlan = { rules: rulesFor(periods), horizon, periods };
  const now = askRules(values, values.length, plan);
  const trainMin = Math.max(4, Math.min(horizon, 26), CYCLES_MIN * (periods.length > 1 ? periods[0]! : 1));
  const past = pastOrigins(values.length, { count: spec.origins, step, known: horizon, trainMin }).map((at) =>
    askRules(values, at, plan),
  );
  const middle = combine(now, errorsOf(values, past, values.length, horizon));
  if (past.length === 0) return withoutRecord(values, middle);
  const residuals = residualsAt(values, past, horizon);
  const growth = growthOf(residuals, GROWTH);
  const independent = 1 + ((past.length - 1) * step) / horizon;
  const band = bandOf(residuals, { level: LEVEL, independent, growth });
  return toQuantiles(values, middle, band);
}

/** What each past origin would have been off by, had its rules been chosen at the others. */
function residualsAt(values: readonly number[], past: readonly Origin[], horizon: number): Residual[] {
  return past.flatMap((origin) => {
    const others = past.filter((other) => other !== origin);
    const points = combine(origin, errorsOf(values, others, values.length, horizon));
    return points.map((point, step) => ({ step, off: values[origin.at + step]! - point }));
  });
}

function toQuantiles(values: readonly number[], p50: number[], band: Band): SeriesForecast {
  const floor = values.every((value) => value >= 0) ? 0 : -Infinity;
  return {
    p10: p50.map((point, step) => Math.max(floor, point + band(step).low)),
    p50,
    p90: p50.map((point, step) => point + band(step).high),
  };
}

/** A series too short for a past origin: as far off as its values are from each other. */
function withoutRecord(values: readonly number[], middle: number[]): SeriesForecast {
  const off = median(values.map((value) => Math.abs(value - median(values))));
  const size = Math.max(off, median(values.map(Math.abs)) / 2);
  return toQuantiles(values, middle, (step) => ({
    low: -2 * size * Math.sqrt(step + 1),
    high: 2 * size * Math.sqrt(step + 1),
  }));
}
