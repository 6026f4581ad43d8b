import type { Ctx } from "@/lib/access";
import {
  type AnomalyCause,
  type AnomalyMetric,
  type AnomalyScope,
  anomalyCause,
} from "@/lib/contract/anomalies";
import { notFound } from "@/lib/core/errors";
import { db, type Prisma, type Tx } from "@/lib/db";

type Row = Prisma.AnomalyGetPayload<Record<string, never>>;

const CALM = "Usage was above what this time of day usually brings.";

/** The names of the scopes of rows: what is deleted keeps its id. */
async function readNames(tx: Tx, orgId: string, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = (type: AnomalyScope) =>
    rows.filter(({ scopeType }) => scopeType === type).map(({ scopeId }) => scopeId);
  const named = { select: { id: true, name: true } };
  const [org, projects, keys] = await Promise.all([
    tx.org.findMany({ where: { id: orgId }, ...named }),
    tx.project.findMany({ where: { orgId, id: { in: ids("project") } }, ...named }),
    tx.apiKey.findMany({ where: { orgId, id: { in: ids("key") } }, ...named }),
  ]);
  return new Map([...org, ...projects, ...keys].map(({ id, name }) => [id, name]));
}

function toCause(row: Row): AnomalyCause | null {
  const parsed = anomalyCause.safeParse(row.cause);
  return parsed.success ? parsed.data : null;
}

function toView(row: Row, names: ReadonlyMap<string, string>) {
  const cause = toCause(row);
  return {
    ...row,
    metric: row.metric as AnomalyMetric,
    scopeType: row.scopeType as AnomalyScope,
    scopeName: names.get(row.scopeId) ?? row.scopeId,
    severity: row.severity as "warning" | "critical",
    feedback: row.feedback as "expected" | "unexpected" | null,
    sentence: cause?.sentence ?? CALM,
    spark: cause?.spark ?? [],
    cause,
  };
}
export type AnomalyView = ReturnType<typeof toView>;

/** Rows as people read them. */
export async function toViews(tx: Tx, orgId: string, rows: readonly Row[]): Promise<AnomalyView[]> {
  const names = await readNames(tx, orgId, rows);
  return rows.map((row) => toView(row, names));
}

/** One of the organization's own; 404 for another's as for none. */
export async function readAnomaly(tx: Tx, ctx: Ctx, id: string): Promise<AnomalyView> {
  const row = await tx.anomaly.findFirst({ where: { id, orgId: ctx.orgId } });
  if (!row) throw notFound("anomaly");
  return (await toViews(tx, ctx.orgId, [row]))[0]!;
}

/** Found within the last day and not over for longer, with the organization's slug: what people should hear of. */
export async function listFreshAnomalies(now: Date): Promise<(AnomalyView & { orgSlug: string })[]> {
  const since = new Date(+now - 24 * 3_600_000);
  const rows = await db().anomaly.findMany({
    where: { detectedAt: { gte: since }, lastAt: { gte: since }, feedback: null },
    orderBy: { id: "asc" },
  });
  const fresh: (AnomalyView & { orgSlug: string })[] = [];
  for (const orgId of new Set(rows.map((row) => row.orgId))) {
    const { slug } = await db().org.findUniqueOrThrow({ where: { id: orgId }, select: { slug: true } });
    const own = rows.filter((row) => row.orgId === orgId);
    fresh.push(...(await toViews(db(), orgId, own)).map((view) => ({ ...view, orgSlug: slug })));
  }
  return fresh;
}
