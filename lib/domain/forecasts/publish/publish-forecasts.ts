import { setTimeout as pause } from "node:timers/promises";
import { inTransaction } from "@/lib/db";
import { dayStart } from "../outlook/calendar";
import type { PublishedForecast } from "../published";
import { toRow } from "../store/stored-forecast";
import { DAYS_BACK, makeForecast } from "./make-forecast";
import { readScopeSpend, readTodayLeft, type SpendQuery } from "./read-spend";

/** Days and months are UTC's, as budgets' are, until organizations have a zone of their own. */
const ZONE = "UTC";
/** Fitting holds the thread: between scopes the worker's other jobs and their connections have their turn. */
const PAUSE_MS = 50;

/**
 * Makes an organization's forecasts anew and answers how many; at the same time from the same usage they come out the same. What
 * was said first on a day is kept, to be held against what came.
 */
export async function publishForecasts(orgId: string, at: Date, zone: string = ZONE): Promise<number> {
  const query: SpendQuery = { orgId, from: dayStart(at, zone, -DAYS_BACK), to: at, zone };
  const [spends, todayLeft] = await Promise.all([readScopeSpend(query), readTodayLeft(query)]);
  const forecasts: PublishedForecast[] = [];
  for (const spend of spends) {
    forecasts.push(makeForecast({ orgId, at, zone, todayLeft }, spend));
    await pause(PAUSE_MS);
  }
  await write(orgId, at, zone, forecasts);
  return forecasts.length;
}

async function write(orgId: string, at: Date, zone: string, forecasts: PublishedForecast[]): Promise<void> {
  const rows = forecasts.map(toRow);
  const said = rows.map(
    ({
      path: _path,
      backTest: _test,
      zone: _zone,
      monthEnd: _end,
      historyDays: _days,
      method: _how,
      ...row
    }) => ({
      ...row,
      day: dayStart(at, zone),
    }),
  );
  await inTransaction(async (tx) => {
    await tx.forecastRun.upsert({
      where: { orgId },
      create: { orgId, madeAt: at, scopes: rows.length },
      update: { madeAt: at, scopes: rows.length },
    });
    await tx.forecast.deleteMany({ where: { orgId } });
    await tx.forecast.createMany({ data: rows });
    await tx.forecastSaid.createMany({ data: said, skipDuplicates: true });
  });
}
