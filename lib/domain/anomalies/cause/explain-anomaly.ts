import type { AnomalyMetric, AnomalyScope } from "@/lib/contract/anomalies";
import { HOUR_MS } from "@/lib/core/time";
import { db, type Prisma, pool } from "@/lib/db";
import { metricOf } from "../watch/metrics";
import { readScope } from "../watch/read-scope";
import { toSeries } from "../watch/series";
import { explain } from "./explain";

const SPARK_BEFORE_MS = 12 * HOUR_MS;
const SPARK_POINTS = 60;

/** Keeps the cause of an anomaly beside it, so that reading it later costs nothing and says what was seen. */
export async function explainAnomaly(id: string): Promise<void> {
  const row = await db().anomaly.findUniqueOrThrow({ where: { id } });
  const cause = await explain({
    orgId: row.orgId,
    metric: row.metric as AnomalyMetric,
    scopeType: row.scopeType as AnomalyScope,
    scopeId: row.scopeId,
    range: { from: row.startedAt, to: row.lastAt },
    since: await firstUsageOf(row.orgId),
  });
  const spark = await readSpark(row);
  await db().anomaly.update({ where: { id }, data: { cause: { ...cause, spark } } });
}

async function firstUsageOf(orgId: string): Promise<Date> {
  const { rows } = await pool().query<{ at: Date | null }>(
    "SELECT min(started_at) AS at FROM usage_event WHERE org_id = $1",
    [orgId],
  );
  return rows[0]?.at ?? new Date(0);
}

/** The values before and within the stretch, thinned to a few: the largest of each group, so that a peak stays. */
async function readSpark(row: Prisma.AnomalyGetPayload<Record<string, never>>): Promise<number[]> {
  const fromMs = Math.floor((row.startedAt.getTime() - SPARK_BEFORE_MS) / HOUR_MS) * HOUR_MS;
  const scope = { ...row, scopeType: row.scopeType as AnomalyScope };
  const quarters = await readScope(scope, new Date(fromMs), row.lastAt);
  const values = toSeries(metricOf(row.metric), quarters, fromMs).values.map((value) => value ?? 0);
  const each = Math.ceil(values.length / SPARK_POINTS);
  const groups = Array.from({ length: Math.ceil(values.length / each) }, (_, i) =>
    values.slice(i * each, (i + 1) * each),
  );
  return groups.map((group) => Math.max(...group));
}
