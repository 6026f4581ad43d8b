import type { Tx } from "@/lib/db";
import { metricOf } from "./metrics";
import type { Usage } from "./read-scopes";
import { moveAnomaly } from "./save-findings";
import { toSeries } from "./series";
import { stretchAt } from "./stretch";

/** Anomalies that go on grow with the usage, and end with it; so do those whose scope no longer has any. */
export async function followOpen(tx: Tx, orgId: string, usage: Usage, now: Date): Promise<string[]> {
  const open = await tx.anomaly.findMany({ where: { orgId, endedAt: null } });
  for (const row of open) {
    const scope = usage.scopes.find((one) => one.scopeType === row.scopeType && one.scopeId === row.scopeId);
    const metric = metricOf(row.metric);
    const series = scope && toSeries(metric, scope.quarters, usage.fromMs);
    const at = series ? Math.floor((row.startedAt.getTime() - series.fromMs) / series.widthMs) : -1;
    if (!series || at < 0 || at >= series.values.length)
      await tx.anomaly.update({ where: { id: row.id }, data: { endedAt: row.lastAt, updatedAt: now } });
    else {
      const scopeOf = { metric, scopeType: scope!.scopeType, scopeId: row.scopeId, scopeName: scope!.name };
      await moveAnomaly(tx, row.id, { ...stretchAt(series, metric, at), ...scopeOf }, now);
    }
  }
  return open.map(({ id }) => id);
}
