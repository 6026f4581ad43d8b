import { type BaseCtx, requireOperator } from "@/lib/access";
import { addMs, DAY_MS, SECOND_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { readOfferedModels } from "../catalog";
import { readSpeeds, speedOf } from "../metering";
import { readChecklist } from "./checklist";

const DAYS = 30;
const TROUBLE_SEEN_MS = 60 * SECOND_MS;

type Seen = Awaited<ReturnType<typeof readSpeeds>>[number];

/** Everything of the last 30 UTC days, today's included, over all tenants, as of the last fold: seconds ago. Operator only. */
export async function getInstallation(ctx: BaseCtx) {
  requireOperator(ctx);
  const today = new Date(Math.floor(ctx.now.getTime() / DAY_MS) * DAY_MS);
  const [seen, rows, troubles, tenants, suspendedTenants, models] = await Promise.all([
    readSpeeds(pool(), "provider", addMs(today, -(DAYS - 1) * DAY_MS)),
    db().provider.findMany({ orderBy: { createdAt: "asc" } }),
    db().providerTrouble.findMany({ where: { seenAt: { gte: addMs(ctx.now, -TROUBLE_SEEN_MS) } } }),
    db().org.count(),
    db().org.count({ where: { suspendedAt: { not: null } } }),
    readOfferedModels(ctx.now),
  ]);
  const providers = rows.map(({ id, slug, name, enabled, kind }) => {
    const own = seen.filter((row) => row.value === id);
    const since = troubles.filter((row) => row.providerId === id).map((row) => row.since.getTime());
    const speed = speedOf(own);
    return {
      ...{ id, slug, name, enabled, kind },
      ...totalsOf(own),
      ttftMs: speed?.ttftMs ?? null,
      latencyMs: speed?.latencyMs ?? null,
      failingSince: since.length > 0 ? new Date(Math.min(...since)) : null,
    };
  });
  providers.sort((a, b) =>
    b.costNanos > a.costNanos ? 1 : b.costNanos < a.costNanos ? -1 : b.calls - a.calls,
  );
  const real = providers.filter(({ kind }) => kind !== "sandbox");
  const answered = real.reduce((sum, { calls, errors }) => sum + calls - errors, 0);
  return {
    ...{ tenants, suspendedTenants, liveModels: models.length, providers },
    ...totalsOf(seen),
    checks: await readChecklist(ctx.now, answered),
  };
}

function totalsOf(rows: readonly Seen[]) {
  return {
    calls: rows.reduce((sum, row) => sum + row.calls, 0),
    errors: rows.reduce((sum, row) => sum + row.errors, 0),
    costNanos: rows.reduce((sum, row) => sum + row.costNanos, 0n),
  };
}
