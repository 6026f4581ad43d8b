import { mean } from "@/lib/core/statistics";
import { type Band, bandOf, growthOf, type Residual } from "../engine/band";
import { combine, errorsOf } from "../engine/ensemble";
import { askRules, type Origin, type OriginPlan, pastOrigins } from "../engine/origins";
import { rulesForDays } from "../engine/rules-for";

const WEEK = 7;
/** Rules say this much; what is farther repeats their last week. */
const HORIZON = 35;
const LEVEL = 0.1;
const SCORED_DAYS = 14;
/** Four days apart, so that every weekday has its turn. */
const ORIGINS = { count: 14, step: 4, known: WEEK, trainMin: 14 };
const LEVEL_DAYS = 28;
const CUMULATIVE_GROWTH = { min: 0.5, max: 1 };
const DAILY_GROWTH = { min: 0, max: 0.5 };

/** A past of whole days (nano-dollars a day, the oldest first) with what rules said at past origins. */
export type DailyPast = { values: readonly number[]; origins: Origin[] };

/** Days to come from `at`: the middle of each, and what is around it. Bands are in days ahead less one, and may be asked between days. */
export type DailyOutlook = { point: number[]; daily: Band; cumulative: Band };

const plan: OriginPlan = { rules: rulesForDays(), horizon: HORIZON, periods: [WEEK] };

/** Asks every rule at past origins and now: all the fitting that a scope needs. */
export function rollDays(values: readonly number[]): DailyPast {
  const ats = [values.length, ...pastOrigins(values.length, ORIGINS)];
  return { values, origins: ats.map((at) => askRules(values, at, plan)) };
}

/** The outlook from an origin, made of nothing but what was known there: the same for today as for a past day of the back-test. */
export function outlookAt({ values, origins }: DailyPast, origin: Origin): DailyOutlook | null {
  const past = origins.filter((other) => other.at + WEEK <= origin.at);
  if (past.length === 0 && origin.at < ORIGINS.trainMin) return null;
  const pointAt = (one: Origin, others: Origin[]) =>
    combine(one, errorsOf(values, others, origin.at, SCORED_DAYS));
  const off = past.map((one) => {
    const others = past.filter((other) => other !== one);
    return residualsOf(values, origin.at, one.at, pointAt(one, others));
  });
  const level = levelBefore(values, origin.at);
  const independent = 1 + ((past.length - 1) * ORIGINS.step) / WEEK;
  return {
    point: pointAt(origin, past),
    daily: scaledBand(
      off.flatMap((each) => each.daily),
      DAILY_GROWTH,
      independent,
      level,
    ),
    cumulative: scaledBand(
      off.flatMap((each) => each.cumulative),
      CUMULATIVE_GROWTH,
      independent,
      level,
    ),
  };
}

/** The middle of the i-th day to come, also beyond what rules say. */
export function pointOf({ point }: DailyOutlook, day: number): number {
  if (day < point.length) return point[day]!;
  const week = point.slice(-WEEK);
  return week[(day - point.length) % WEEK] ?? 0;
}

const levelBefore = (values: readonly number[], at: number) =>
  mean(values.slice(Math.max(0, at - LEVEL_DAYS), at));

/** What was off, day by day and summed up, in parts of the usual day then: spend that has doubled is off by twice as much. */
function residualsOf(values: readonly number[], until: number, at: number, point: readonly number[]) {
  const level = levelBefore(values, at);
  const daily: Residual[] = [];
  const cumulative: Residual[] = [];
  let sum = 0;
  for (let step = 0; level > 0 && step < point.length && at + step < until; step++) {
    const off = values[at + step]! - point[step]!;
    sum += off;
    daily.push({ step, off: off / level });
    cumulative.push({ step, off: sum / level });
  }
  return { daily, cumulative };
}

/** Without any past origin the band is as wide as the usual day. */
function scaledBand(
  residuals: Residual[],
  growth: { min: number; max: number },
  independent: number,
  level: number,
): Band {
  const known: Residual[] = residuals.length > 0 ? residuals : [-1, 1].map((off) => ({ step: 0, off }));
  const band = bandOf(known, { level: LEVEL, independent, growth: growthOf(known, growth) });
  return (step) => {
    const { low, high } = band(step);
    return { low: low * level, high: high * level };
  };
}
