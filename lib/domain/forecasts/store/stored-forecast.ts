import type { ForecastScopeType } from "@/lib/contract/forecast-scopes";
import type { Prisma } from "@/lib/db";
import type { BackTest } from "../back-test/back-test";
import type { ForecastDay, ForecastMethod, PublishedForecast, SpendQuantiles } from "../published";

type Triple = [p10: string, p50: string, p90: string];
/** The column `path`: days as [start, end, daily, cumulative], times in Unix milliseconds, nanos as decimal strings. */
type StoredDay = [startMs: number, endMs: number, daily: Triple, cumulative: Triple];

const toTriple = ({ p10, p50, p90 }: SpendQuantiles): Triple => [`${p10}`, `${p50}`, `${p90}`];

function toQuantiles([p10, p50, p90]: Triple): SpendQuantiles {
  return { p10: BigInt(p10), p50: BigInt(p50), p90: BigInt(p90) };
}

/** What the column `path` holds. */
export function toDays(path: Prisma.JsonValue): ForecastDay[] {
  return (path as unknown as StoredDay[]).map(([startMs, endMs, daily, cumulative]) => ({
    start: new Date(startMs),
    end: new Date(endMs),
    daily: toQuantiles(daily),
    cumulative: toQuantiles(cumulative),
  }));
}

type ForecastRow = Awaited<ReturnType<Prisma.TransactionClient["forecast"]["findFirstOrThrow"]>>;

export function fromRow(row: ForecastRow): PublishedForecast {
  return {
    orgId: row.orgId,
    scope: { type: row.scopeType as ForecastScopeType, id: row.scopeId },
    madeAt: row.madeAt,
    zone: row.zone,
    monthStart: row.monthStart,
    monthEnd: row.monthEnd,
    actualNanos: row.actualNanos,
    monthEndNanos: { p10: row.monthEndP10, p50: row.monthEndP50, p90: row.monthEndP90 },
    historyDays: row.historyDays,
    method: row.method as ForecastMethod,
    days: toDays(row.path),
    backTest: row.backTest as unknown as BackTest,
  };
}

const toStoredDay = (day: ForecastDay): StoredDay => [
  day.start.getTime(),
  day.end.getTime(),
  toTriple(day.daily),
  toTriple(day.cumulative),
];

export function toRow(forecast: PublishedForecast): Prisma.ForecastCreateManyInput {
  const { scope, monthEndNanos, days, backTest, ...rest } = forecast;
  return {
    ...rest,
    scopeType: scope.type,
    scopeId: scope.id,
    monthEndP10: monthEndNanos.p10,
    monthEndP50: monthEndNanos.p50,
    monthEndP90: monthEndNanos.p90,
    path: days.map(toStoredDay),
    backTest,
  };
}
