import { inTransaction } from "@/lib/db";
import type { FitScope } from "../fitting/fit";
import { dayStart } from "../outlook/calendar";
import type { ForecastScope, PublishedForecast } from "../published";
import { toRow } from "../store/stored-forecast";
import { DAYS_BACK, type Moment } from "./make-forecast";
import { readScopeSpend, readTodayLeft, type ScopeSpend, type SpendQuery } from "./read-spend";

/** Days and months are UTC's, as budgets' are: organizations have no zone of their own. */
const ZONE = "UTC";

/** How many forecasts were made, and why others were not. */
export type Published = { count: number; failures: Error[] };

/**
 * Makes an organization's forecasts anew; at the same time from the same usage they come out the same. What was said first on a
 * day is kept, to be held against what came. Of a scope that could not be fitted the forecast before stays.
 */
export async function publishForecasts(orgId: string, at: Date, fitScope: FitScope): Promise<Published> {
  const query: SpendQuery = { orgId, from: dayStart(at, ZONE, -DAYS_BACK), to: at, zone: ZONE };
  const [spends, todayLeft] = await Promise.all([readScopeSpend(query), readTodayLeft(query)]);
  const { forecasts, failed, failures } = await fitEach(
    fitScope,
    { orgId, at, zone: ZONE, todayLeft },
    spends,
  );
  await write(orgId, at, forecasts, failed);
  return { count: forecasts.length, failures };
}

/** One after the other: a single organization never has more than one fit under way. */
async function fitEach(fitScope: FitScope, moment: Moment, spends: readonly ScopeSpend[]) {
  const forecasts: PublishedForecast[] = [];
  const failed: ForecastScope[] = [];
  const failures: Error[] = [];
  for (const spend of spends) {
    try {
      forecasts.push(await fitScope({ moment, spend }));
    } catch (cause) {
      const { type, id } = spend.scope;
      failed.push(spend.scope);
      failures.push(new Error(`${type} ${id} of ${moment.orgId} was not fitted`, { cause }));
    }
  }
  return { forecasts, failed, failures };
}

async function write(
  orgId: string,
  at: Date,
  forecasts: readonly PublishedForecast[],
  kept: readonly ForecastScope[],
): Promise<void> {
  const rows = forecasts.map(toRow);
  const day = dayStart(at, ZONE);
  const said = rows.map(({ orgId, scopeType, scopeId, monthStart, madeAt, actualNanos, ...row }) => {
    const { monthEndP10, monthEndP50, monthEndP90 } = row;
    const when = { day, madeAt, monthStart };
    return { orgId, scopeType, scopeId, ...when, actualNanos, monthEndP10, monthEndP50, monthEndP90 };
  });
  const keep = kept.map(({ type, id }) => ({ scopeType: type, scopeId: id }));
  await inTransaction(async (tx) => {
    await tx.forecastRun.upsert({
      where: { orgId },
      create: { orgId, madeAt: at, scopes: rows.length },
      update: { madeAt: at, scopes: rows.length },
    });
    await tx.forecast.deleteMany({ where: { orgId, ...(keep.length > 0 && { NOT: { OR: keep } }) } });
    await tx.forecast.createMany({ data: rows });
    await tx.forecastSaid.createMany({ data: said, skipDuplicates: true });
  });
}
