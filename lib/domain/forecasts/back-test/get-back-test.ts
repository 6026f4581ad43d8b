import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { getForecastBackTestEndpoint } from "@/lib/contract/forecasts";
import { db } from "@/lib/db";
import { readSums } from "../../metering";
import { monthStart } from "../outlook/calendar";
import type { ForecastScope, PublishedForecast } from "../published";
import { scopeOf } from "../queries";
import { readForecast } from "../store/read-forecast";
import type { BackTest, PastForecast } from "./back-test";

/** Past forecasts of a scope beside what came: those made in hindsight, from what was known then, and those published. */
export async function getForecastBackTest(ctx: Ctx, input: InputOf<typeof getForecastBackTestEndpoint>) {
  requirePermission(ctx, "usage.read");
  const scope = scopeOf(ctx, input);
  const forecast = await readForecast(ctx.orgId, scope);
  if (!forecast) return { week: null, month: null, said: [] };
  return {
    week: toView(forecast.backTest.week),
    month: toView(forecast.backTest.month),
    said: await readSaid(ctx, scope, forecast),
  };
}

const toView = ({ score, cuts }: BackTest["week"]) => ({ score, cuts: cuts.map(toCut) });

function toCut({ cutMs, endMs, actual, naive, ...said }: PastForecast) {
  const { p10, p50, p90 } = said;
  return {
    cutAt: new Date(cutMs),
    endAt: new Date(endMs),
    said: { p10: nanos(p10), p50: nanos(p50), p90: nanos(p90) },
    actualNanos: nanos(actual),
    naiveNanos: { lastWeek: nanos(naive.lastWeek), mean28: nanos(naive.mean28) },
  };
}

const nanos = (value: number) => BigInt(Math.round(value));

async function readSaid(ctx: Ctx, scope: ForecastScope, { zone }: PublishedForecast) {
  const { orgId, now } = ctx;
  const thisMonth = monthStart(now, zone);
  const lastMonth = monthStart(now, zone, -1);
  const rows = await db().forecastSaid.findMany({
    where: { orgId, scopeType: scope.type, scopeId: scope.id, monthStart: { gte: lastMonth } },
    orderBy: { day: "desc" },
  });
  const isOver = (start: Date) => start < thisMonth;
  const total = rows.some((row) => isOver(row.monthStart))
    ? await readTotal(orgId, scope, { from: lastMonth, to: thisMonth, zone })
    : null;
  return rows.map((row) => ({
    day: row.day,
    monthStart: row.monthStart,
    monthEndNanos: { p10: row.monthEndP10, p50: row.monthEndP50, p90: row.monthEndP90 },
    actualNanos: isOver(row.monthStart) ? total : null,
  }));
}

async function readTotal(orgId: string, scope: ForecastScope, range: { from: Date; to: Date; zone: string }) {
  const filter = scope.type === "org" ? [] : [{ dimension: scope.type, values: [scope.id] }];
  const [row] = await readSums({ orgId, ...range, filter });
  return row?.costNanos ?? 0n;
}
