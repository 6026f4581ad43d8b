import type { AnomalyMetric, AnomalyScope } from "@/lib/contract/anomalies";
import { db, pool } from "@/lib/db";
import { explain } from "./explain";

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
  await db().anomaly.update({ where: { id }, data: { cause } });
}

async function firstUsageOf(orgId: string): Promise<Date> {
  const { rows } = await pool().query<{ at: Date | null }>(
    "SELECT min(started_at) AS at FROM usage_event WHERE org_id = $1",
    [orgId],
  );
  return rows[0]?.at ?? new Date(0);
}
