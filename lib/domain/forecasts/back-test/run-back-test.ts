import { mean } from "@/lib/core/statistics";
import { addUp } from "../outlook/coming-days";
import { type DailyPast, outlookAt } from "../outlook/daily-outlook";
import {
  type BackTest,
  type BackTestScore,
  NAIVE_RULES,
  type NaiveRule,
  type PastForecast,
} from "./back-test";

const WEEK = 7;
const MEAN_DAYS = 28;
/** Fewer past origins than this say too little to hold an interval against. */
const KNOWN_MIN = 3;

/** A whole day of the past: its start, and the index of the first day of its month and of the next. */
export type PastDay = { startMs: number; endMs: number; monthFrom: number; monthTo: number };

/** Says at past cut-offs what would have been said then, and holds it against what came. */
export function runBackTest(past: DailyPast, days: readonly PastDay[]): BackTest {
  const week: PastForecast[] = [];
  const month: PastForecast[] = [];
  for (const origin of [...past.origins].reverse()) {
    const { at } = origin;
    const known = past.origins.filter((other) => other.at + WEEK <= at).length;
    const outlook = known >= KNOWN_MIN ? outlookAt(past, origin) : null;
    const day = days[at];
    if (!outlook || !day) continue;
    const coming = addUp(outlook, 1, Math.max(WEEK, day.monthTo - at));
    const said = (to: number) => ({ ...coming[to - at - 1]!.cumulative, values: past.values, days });
    if (at + WEEK <= past.values.length) week.push(held(said(at + WEEK), at, at, at + WEEK));
    const isMonthOver = day.monthTo <= past.values.length && day.monthFrom >= 0;
    if (isMonthOver) month.push(held(said(day.monthTo), day.monthFrom, at, day.monthTo));
  }
  return { week: { score: scoreOf(week), cuts: week }, month: { score: scoreOf(month), cuts: month } };
}

type Said = { p10: number; p50: number; p90: number; values: readonly number[]; days: readonly PastDay[] };

/** Spend of the days `from` to `to`, of which those from `at` on were forecast. */
function held(said: Said, from: number, at: number, to: number): PastForecast {
  const { values, days } = said;
  const before = total(values.slice(from, at));
  const cycle = values.slice(Math.max(0, at - WEEK), at);
  const usual = mean(values.slice(Math.max(0, at - MEAN_DAYS), at));
  const ahead = Array.from({ length: to - at }, (_, i) => cycle[i % cycle.length]!);
  return {
    cutMs: days[at]!.startMs,
    endMs: days[to - 1]!.endMs,
    p10: before + said.p10,
    p50: before + said.p50,
    p90: before + said.p90,
    actual: before + total(values.slice(at, to)),
    naive: { lastWeek: before + total(ahead), mean28: before + usual * (to - at) },
  };
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function scoreOf(cuts: readonly PastForecast[]): BackTestScore {
  const spent = total(cuts.map(({ actual }) => actual));
  const share = (said: (cut: PastForecast) => number) =>
    spent > 0 ? total(cuts.map((cut) => Math.abs(said(cut) - cut.actual))) / spent : null;
  const inside = cuts.filter(({ p10, p90, actual }) => p10 <= actual && actual <= p90).length;
  const naiveError = NAIVE_RULES.map((rule) => [rule, share((cut) => cut.naive[rule])] as const);
  return {
    count: cuts.length,
    error: share((cut) => cut.p50),
    naiveError: Object.fromEntries(naiveError) as Record<NaiveRule, number | null>,
    coverage: cuts.length > 0 ? inside / cuts.length : null,
  };
}
