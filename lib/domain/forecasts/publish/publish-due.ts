import { addMs, DAY_MS, HOUR_MS, monotonicMs, SECOND_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { listOrgsWithUsage } from "../../metering";
import { publishForecasts } from "./publish-forecasts";

const EVERY_MS = HOUR_MS;
/** A forecast outlives its usage by this, so that what has stopped is said to have stopped. */
const USAGE_WITHIN_MS = 60 * DAY_MS;
/** One run ends after this long; who had no turn comes first in the next. */
const RUN_MS_MAX = 20 * SECOND_MS;

/** Forecasts of the organizations whose last are the oldest; those that never had any come first. */
export async function publishDueForecasts(
  at: Date,
  runMsMax = RUN_MS_MAX,
): Promise<{ orgs: number; forecasts: number }> {
  const startedMs = monotonicMs();
  let orgs = 0;
  let forecasts = 0;
  for (const orgId of await listDue(at)) {
    if (orgs > 0 && monotonicMs() - startedMs > runMsMax) break;
    forecasts += await publishForecasts(orgId, at);
    orgs++;
  }
  return { orgs, forecasts };
}

async function listDue(at: Date): Promise<string[]> {
  const active = await listOrgsWithUsage(addMs(at, -USAGE_WITHIN_MS));
  const runs = await db().forecastRun.findMany({ where: { orgId: { in: active } } });
  const madeMs = new Map(runs.map((run) => [run.orgId, run.madeAt.getTime()]));
  const lastMs = (orgId: string) => madeMs.get(orgId) ?? 0;
  return active
    .filter((orgId) => lastMs(orgId) <= at.getTime() - EVERY_MS)
    .sort((a, b) => lastMs(a) - lastMs(b));
}
