import { decomposition, deseasoned, inLogs, ofLast, smoothing } from "./fitted-rules";
import { anchoredProfile, flatMedian, phaseMedian, seasonalNaive } from "./profile-rules";
import type { NamedRule, Rule } from "./rule";

const FIT_MAX = 340;
const LATEST = 60;

/** What may continue a series with seasons of `periods` values, the shortest first; none: a series without seasons that anyone knows. */
export function rulesFor(periods: readonly number[]): NamedRule[] {
  const short = periods[0] ?? 1;
  const long = periods.at(-1) ?? 1;
  const rules: Record<string, Rule> = {
    ...levelRules(short),
    ...(periods.length > 0 && seasonRules(short)),
    ...(periods.length > 0 && movedRules(long, periods.length > 1 ? short : Math.ceil(long / 10))),
    ...(periods.length > 1 && longSeasonRules(long)),
    ...(periods.length > 0 && decompositionRules(periods)),
  };
  return Object.entries(rules).map(([name, forecast]) => ({ name, forecast }));
}

/** The same for days with a season of a week, without the rules that cost most and add least there: many scopes are forecast every hour. */
export function rulesForDays(): NamedRule[] {
  const costly = new Set([
    "smoothing of the latest",
    "smoothing of logarithms",
    "decomposition of logarithms",
  ]);
  return rulesFor([7]).filter(({ name }) => !costly.has(name));
}

const levelRules = (cycle: number): Record<string, Rule> => ({
  last: flatMedian(1),
  "median of a cycle": flatMedian(cycle),
  "median of three cycles": flatMedian(3 * cycle),
  "median of all": flatMedian(30 * cycle),
  smoothing: ofLast(FIT_MAX, smoothing),
  "smoothing of logarithms": ofLast(FIT_MAX, inLogs(smoothing)),
  "smoothing of the latest": ofLast(LATEST, smoothing),
});

const seasonRules = (period: number): Record<string, Rule> => ({
  "last cycle": seasonalNaive(period),
  "three cycles": phaseMedian(period, 3),
  "seven cycles": phaseMedian(period, 7),
  "all cycles": phaseMedian(period, 30),
  "three cycles, moved": anchoredProfile(period, 3, {
    count: Math.max(1, Math.round(period / 4)),
    by: "sum",
    keep: 0.5,
  }),
  "smoothing without the season": ofLast(FIT_MAX, deseasoned(period, smoothing)),
});

/** The mean cycle, moved to where the last `count` values are. */
const movedRules = (period: number, count: number): Record<string, Rule> => ({
  "last long cycle, moved": anchoredProfile(period, 1, { count, by: "sum", keep: 1 }),
  "two long cycles, moved": anchoredProfile(period, 2, { count, by: "sum", keep: 1 }),
  "three long cycles, moved": anchoredProfile(period, 3, { count, by: "sum", keep: 1 }),
  "two long cycles, scaled": anchoredProfile(period, 2, { count, by: "factor", keep: 1 }),
  "three long cycles, scaled": anchoredProfile(period, 3, { count, by: "factor", keep: 1 }),
});

const longSeasonRules = (period: number): Record<string, Rule> => ({
  "last long cycle": phaseMedian(period, 1),
  "two long cycles": phaseMedian(period, 2),
  "three long cycles": phaseMedian(period, 3),
  "smoothing without the long season": deseasoned(period, smoothing),
});

const decompositionRules = (periods: readonly number[]): Record<string, Rule> => ({
  decomposition: decomposition(periods),
  "decomposition of logarithms": inLogs(decomposition(periods)),
});
