import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import { FORECAST_SCOPES } from "@/lib/contract/forecast-scopes";
import type { getForecastPathEndpoint, listForecastsEndpoint } from "@/lib/contract/forecasts";
import { db } from "@/lib/db";
import { readSums } from "../metering";
import { dayStart, daysFrom, monthStart } from "./outlook/calendar";
import type { ForecastScope, PublishedForecast } from "./published";
import { forecastRunOuts } from "./run-out/budget-run-out";
import { readForecast } from "./store/read-forecast";
import { readScopeNames } from "./store/scope-names";
import { fromRow } from "./store/stored-forecast";

/** Until organizations have a zone of their own. */
const ZONE = "UTC";

/** Published forecasts, the organization's first, then by kind and size. */
export async function listForecasts(ctx: Ctx, input: InputOf<typeof listForecastsEndpoint>) {
  requirePermission(ctx, "usage.read");
  const { scopeType } = input;
  const rows = await db().forecast.findMany({
    where: { orgId: ctx.orgId, ...(scopeType && { scopeType }) },
    orderBy: [{ monthEndP50: "desc" }, { scopeId: "asc" }],
    omit: { path: true },
  });
  const forecasts = rows.map((row) => fromRow({ ...row, path: [] }));
  const nameOf = await readScopeNames(
    ctx.orgId,
    forecasts.map(({ scope }) => scope),
  );
  const rank = ({ scope }: PublishedForecast) => FORECAST_SCOPES.indexOf(scope.type);
  const items = forecasts.toSorted((a, b) => rank(a) - rank(b));
  return { items: items.map((forecast) => toView(forecast, nameOf(forecast.scope))) };
}

function toView({ scope, backTest, ...forecast }: PublishedForecast, scopeName: string) {
  return {
    ...forecast,
    scopeType: scope.type,
    scopeId: scope.id,
    scopeName,
    weekScore: backTest.week.score,
    monthScore: backTest.month.score,
  };
}

type ScopeInput = Pick<InputOf<typeof getForecastPathEndpoint>, "scopeType" | "scopeId">;

/** The scope that a query names; without an id, the organization. */
export function scopeOf(ctx: Ctx, { scopeType, scopeId }: ScopeInput): ForecastScope {
  return scopeType === "org" || !scopeId ? { type: "org", id: ctx.orgId } : { type: scopeType, id: scopeId };
}

/** A scope's month: exact days up to now, and the forecast of the rest. */
export async function getForecastPath(ctx: Ctx, input: InputOf<typeof getForecastPathEndpoint>) {
  requirePermission(ctx, "usage.read");
  const scope = scopeOf(ctx, input);
  const [forecast, nameOf] = await Promise.all([
    readForecast(ctx.orgId, scope),
    readScopeNames(ctx.orgId, [scope]),
  ]);
  const isOfThisMonth = forecast !== null && forecast.monthEnd > ctx.now;
  const past = await readMonth(ctx, scope, forecast?.zone ?? ZONE);
  return {
    forecast: isOfThisMonth ? toView(forecast, nameOf(scope)) : null,
    past,
    coming: isOfThisMonth ? forecast.days.filter((day) => day.start < forecast.monthEnd) : [],
  };
}

async function readMonth(ctx: Ctx, scope: ForecastScope, zone: string) {
  const from = monthStart(ctx.now, zone);
  const filter = scope.type === "org" ? [] : [{ dimension: scope.type, values: [scope.id] }];
  const rows = await readSums({ orgId: ctx.orgId, from, to: ctx.now, zone, filter, bucket: "day" });
  const nanos = new Map(rows.map(({ bucket, costNanos }) => [bucket!.getTime(), costNanos]));
  const today = dayStart(ctx.now, zone);
  return daysFrom(from, zone, 31)
    .filter(({ start }) => start <= today)
    .map(({ start }) => ({ start, nanos: nanos.get(start.getTime()) ?? 0n }));
}

/** When credit and budgets run out. */
export async function listRunOuts(ctx: Ctx) {
  requirePermission(ctx, "usage.read");
  const items = await forecastRunOuts(ctx.orgId, ctx.now);
  return { items };
}
