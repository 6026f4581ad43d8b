import type { Nanos } from "@/lib/core/money";
import type { BackTest } from "../back-test/back-test";
import { runBackTest } from "../back-test/run-back-test";
import { dayStart, daysBetween, daysFrom, monthStart } from "../outlook/calendar";
import { type ComingDay, comingDays, type Outlook, type Triple } from "../outlook/coming-days";
import type { ForecastDay, PublishedForecast, SpendQuantiles } from "../published";
import type { ScopeSpend } from "./read-spend";

/** How far a budget's end is looked for. */
const DAYS_AHEAD = 184;
/** How far back days are learned from. */
export const DAYS_BACK = 120;

export type Moment = { orgId: string; at: Date; zone: string; todayLeft: number };

/** The forecast of a scope from what it spent by day; nothing after `at` is looked at. */
export function makeForecast(moment: Moment, spend: ScopeSpend): PublishedForecast {
  const { at, zone } = moment;
  const days = pastDays(at, zone, spend);
  const todayNanos = spend.byDay.get(dayStart(at, zone).getTime()) ?? 0n;
  const values = days.map(({ nanos }) => Number(nanos));
  const outlook = comingDays(
    { values, todayNanos: Number(todayNanos), todayLeft: moment.todayLeft },
    DAYS_AHEAD,
  );
  const start = monthStart(at, zone);
  const end = monthStart(at, zone, 1);
  const actualNanos = days
    .filter((day) => day.start >= start)
    .reduce((sum, { nanos }) => sum + nanos, todayNanos);
  const coming = toForecastDays(outlook.days, at, zone);
  const rest = coming.find((day) => day.end >= end)!.cumulative;
  return {
    orgId: moment.orgId,
    scope: spend.scope,
    madeAt: at,
    zone,
    monthStart: start,
    monthEnd: end,
    actualNanos,
    monthEndNanos: {
      p10: actualNanos + rest.p10,
      p50: actualNanos + rest.p50,
      p90: actualNanos + rest.p90,
    },
    historyDays: days.length,
    method: outlook.method,
    days: coming,
    backTest: backTestOf(outlook, days, zone),
  };
}

type PastDay = { start: Date; nanos: Nanos };

/** Whole days up to yesterday from the first with spend on; a day without a row cost nothing. */
function pastDays(at: Date, zone: string, { byDay }: ScopeSpend): PastDay[] {
  const today = dayStart(at, zone);
  const first = Math.min(...byDay.keys(), today.getTime());
  const count = daysBetween(new Date(first), today);
  return daysFrom(new Date(first), zone, count).map(({ start }) => ({
    start,
    nanos: byDay.get(start.getTime()) ?? 0n,
  }));
}

function toForecastDays(coming: ComingDay[], at: Date, zone: string): ForecastDay[] {
  return daysFrom(at, zone, coming.length).map(({ start, end }, i) => ({
    start: i === 0 ? at : start,
    end,
    daily: toNanos(coming[i]!.daily),
    cumulative: toNanos(coming[i]!.cumulative),
  }));
}

const toNanos = ({ p10, p50, p90 }: Triple): SpendQuantiles => ({
  p10: BigInt(Math.round(p10)),
  p50: BigInt(Math.round(p50)),
  p90: BigInt(Math.round(p90)),
});

function backTestOf({ past }: Outlook, days: PastDay[], zone: string): BackTest {
  const none = { score: NO_SCORE, cuts: [] };
  if (!past) return { week: none, month: none };
  const indexOf = (at: Date) => daysBetween(days[0]!.start, at);
  return runBackTest(
    past,
    days.map(({ start }) => ({
      startMs: start.getTime(),
      endMs: dayStart(start, zone, 1).getTime(),
      monthFrom: indexOf(monthStart(start, zone)),
      monthTo: indexOf(monthStart(start, zone, 1)),
    })),
  );
}

const NO_SCORE = { count: 0, error: null, naiveError: { lastWeek: null, mean28: null }, coverage: null };
