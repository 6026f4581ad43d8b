import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, monotonicMs, SECOND_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { listOrgsWithUsage } from "../../metering";
import type { FitScope } from "../fitting/fit";
import { publishForecasts } from "./publish-forecasts";

const EVERY_MS = HOUR_MS;
/** Of who has too few days for a model: nothing is fitted, and an hour is long where there is next to nothing to go by. */
const EVERY_YOUNG_MS = 3 * MINUTE_MS;
/** A forecast outlives its usage by this, so that what has stopped is said to have stopped. */
const USAGE_WITHIN_MS = 60 * DAY_MS;
/** One run ends after this long; who had no turn comes first in the next. */
const RUN_MS_MAX = 20 * SECOND_MS;

/**
 * Forecasts of the organizations whose last are the oldest; those that never had any come first. Scopes that could not be fitted
 * are thrown together, after everybody had a turn.
 */
export async function publishDueForecasts(
  at: Date,
  fitScope: FitScope,
  runMsMax = RUN_MS_MAX,
): Promise<{ orgs: number; forecasts: number }> {
  const startedMs = monotonicMs();
  const failures: Error[] = [];
  let orgs = 0;
  let forecasts = 0;
  for (const orgId of await listDue(at)) {
    if (orgs > 0 && monotonicMs() - startedMs > runMsMax) break;
    const published = await publishForecasts(orgId, at, fitScope);
    forecasts += published.count;
    failures.push(...published.failures);
    orgs++;
  }
  if (failures.length > 0) {
    throw new AggregateError(
      failures,
      `${failures.length} of ${failures.length + forecasts} forecasts failed`,
    );
  }
  return { orgs, forecasts };
}

async function listDue(at: Date): Promise<string[]> {
  const active = await listOrgsWithUsage(addMs(at, -USAGE_WITHIN_MS));
  const [runs, young] = await Promise.all([
    db().forecastRun.findMany({ where: { orgId: { in: active } } }),
    db().forecast.findMany({
      where: { orgId: { in: active }, scopeType: "org", method: "recent" },
      select: { orgId: true },
    }),
  ]);
  const isYoung = new Set(young.map(({ orgId }) => orgId));
  const madeMs = new Map(runs.map((run) => [run.orgId, run.madeAt.getTime()]));
  const lastMs = (orgId: string) => madeMs.get(orgId) ?? 0;
  const dueMs = (orgId: string) => lastMs(orgId) + (isYoung.has(orgId) ? EVERY_YOUNG_MS : EVERY_MS);
  return active.filter((orgId) => dueMs(orgId) <= at.getTime()).sort((a, b) => lastMs(a) - lastMs(b));
}
