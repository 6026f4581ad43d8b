import { type Ctx, requirePermission } from "@/lib/access";
import type { getAnomalyEndpoint } from "@/lib/contract/anomalies";
import type { InputOf } from "@/lib/contract/endpoint";
import { DAY_MS, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { bandAt } from "./engine/band";
import { type AnomalyView, readAnomaly } from "./queries";
import { metricOf } from "./watch/metrics";
import { readScope } from "./watch/read-scope";
import { toSeries } from "./watch/series";

/** The band looks back on fourteen days. */
const PAST_MS = 15 * DAY_MS;
const BEFORE_MS = DAY_MS;
const AFTER_MS = 6 * HOUR_MS;

/** An anomaly with its cause, its series from a day before it on, and what was expected of each bucket. */
export async function getAnomaly(ctx: Ctx, { anomalyId }: InputOf<typeof getAnomalyEndpoint>) {
  requirePermission(ctx, "usage.read");
  const anomaly = await readAnomaly(db(), ctx, anomalyId);
  const by = anomaly.feedbackById
    ? await db().user.findUnique({ where: { id: anomaly.feedbackById }, select: { name: true } })
    : null;
  return { ...anomaly, feedbackByName: by?.name ?? null, series: await readSeries(ctx, anomaly) };
}

async function readSeries(ctx: Ctx, anomaly: AnomalyView) {
  const metric = metricOf(anomaly.metric);
  const fromMs = Math.floor((anomaly.startedAt.getTime() - BEFORE_MS - PAST_MS) / HOUR_MS) * HOUR_MS;
  const toMs = Math.min(ctx.now.getTime(), anomaly.lastAt.getTime() + AFTER_MS);
  const quarters = await readScope(anomaly, new Date(fromMs), new Date(toMs));
  const series = toSeries(metric, quarters, fromMs);
  return series.values
    .map((value, i) => {
      const band = bandAt(series.values, i, series.widthMs);
      const none = { expected: 0, low: 0, high: 0 };
      return { at: new Date(series.fromMs + i * series.widthMs), value, ...(band ?? none) };
    })
    .filter(({ at }) => at.getTime() >= anomaly.startedAt.getTime() - BEFORE_MS);
}
