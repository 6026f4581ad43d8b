import { type Ctx, requirePermission } from "@/lib/access";
import type {
  ContentMode,
  ContentPolicy,
  clearContentPolicyEndpoint,
  forgetContentEndpoint,
  setContentPolicyEndpoint,
} from "@/lib/contract/content";
import type { InputOf } from "@/lib/contract/endpoint";
import { notFound } from "@/lib/core/errors";
import { db, inTransaction, pool, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { KEPT_CONTENT } from "./visible";

const NOTHING_KEPT: ContentPolicy = { mode: "none", samplePercent: 100, retentionDays: 30 };
const COUNTED_MAX = 10_000;
/** The organization's own policy has no project. */
const OF_ORG = "";

type PolicyRow = { projectId: string; mode: string; samplePercent: number; retentionDays: number };

const toPolicy = ({ mode, samplePercent, retentionDays }: PolicyRow): ContentPolicy => ({
  mode: mode as ContentMode,
  samplePercent,
  retentionDays,
});

/** What holds for calls of a project: its own policy, else its organization's; nothing is kept unless somebody asked for it. */
export async function readEffectivePolicy(orgId: string, projectId: string): Promise<ContentPolicy> {
  const rows = await db().contentPolicy.findMany({
    where: { orgId, projectId: { in: [OF_ORG, projectId] } },
  });
  const row = rows.find((each) => each.projectId === projectId) ?? rows[0];
  return row ? toPolicy(row) : NOTHING_KEPT;
}

/** The organization's policy, projects that have their own, and how much is kept. */
export async function getContentPolicy(ctx: Ctx) {
  requirePermission(ctx, "org.read");
  const { orgId } = ctx;
  const [rows, projects, kept] = await Promise.all([
    db().contentPolicy.findMany({ where: { orgId } }),
    db().project.findMany({ where: { orgId, archivedAt: null }, select: { id: true, name: true } }),
    pool().query<{ calls: number; oldestAt: Date | null }>(
      `SELECT count(*)::int AS calls, min(started_at) AS "oldestAt" FROM (
         SELECT c.started_at FROM ${KEPT_CONTENT} AND c.org_id = $2 ORDER BY c.started_at LIMIT ${COUNTED_MAX}) k`,
      [ctx.now, orgId],
    ),
  ]);
  const own = rows.find((row) => row.projectId === OF_ORG);
  return {
    org: own ? toPolicy(own) : NOTHING_KEPT,
    projects: projects.flatMap(({ id, name }) => {
      const row = rows.find((each) => each.projectId === id);
      return row ? [{ projectId: id, projectName: name, ...toPolicy(row) }] : [];
    }),
    keptCalls: kept.rows[0]!.calls,
    oldestAt: kept.rows[0]!.oldestAt,
  };
}

/** Sets what is kept from now on; gateways follow within a second. A shorter retention holds for what is kept already. */
export async function setContentPolicy(ctx: Ctx, input: InputOf<typeof setContentPolicyEndpoint>) {
  requirePermission(ctx, "org.write");
  const { projectId = OF_ORG, ...policy } = input;
  return inTransaction(async (tx) => {
    if (projectId !== OF_ORG) await requireProject(tx, ctx, projectId);
    const place = { orgId: ctx.orgId, projectId };
    const before = await tx.contentPolicy.findUnique({ where: { orgId_projectId: place } });
    const row = await tx.contentPolicy.upsert({
      where: { orgId_projectId: place },
      create: { ...place, ...policy },
      update: policy,
    });
    await recordAudit(tx, ctx, {
      action: "content.policy",
      ...targetOf(ctx, projectId),
      data: { before: before ? toPolicy(before) : null, after: toPolicy(row) },
    });
    return toPolicy(row);
  });
}

/** Takes a project's own policy away: the organization's holds again. */
export async function clearContentPolicy(
  ctx: Ctx,
  { projectId }: InputOf<typeof clearContentPolicyEndpoint>,
) {
  requirePermission(ctx, "org.write");
  await inTransaction(async (tx) => {
    await requireProject(tx, ctx, projectId);
    const { count } = await tx.contentPolicy.deleteMany({ where: { orgId: ctx.orgId, projectId } });
    if (count === 0) throw notFound("policy of this project");
    await recordAudit(tx, ctx, {
      action: "content.policy",
      ...targetOf(ctx, projectId),
      data: { after: null },
    });
  });
  return {};
}

/**
 * Deletes what is kept of calls that began until now: nobody reads it from here on, whatever is still on its way included, and
 * the worker purges it.
 */
export async function forgetContent(ctx: Ctx, { projectId = OF_ORG }: InputOf<typeof forgetContentEndpoint>) {
  requirePermission(ctx, "org.write");
  await inTransaction(async (tx) => {
    if (projectId !== OF_ORG) await requireProject(tx, ctx, projectId);
    const place = { orgId: ctx.orgId, projectId };
    await tx.contentForgotten.upsert({
      where: { orgId_projectId: place },
      create: { ...place, until: ctx.now },
      update: { until: ctx.now },
    });
    await recordAudit(tx, ctx, { action: "content.forget", ...targetOf(ctx, projectId) });
  });
  return {};
}

const targetOf = (ctx: Ctx, projectId: string) =>
  projectId === OF_ORG
    ? { targetType: "org", targetId: ctx.orgId }
    : { targetType: "project", targetId: projectId };

async function requireProject(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const project = await tx.project.findFirst({ where: { id, orgId: ctx.orgId }, select: { id: true } });
  if (!project) throw notFound("project");
}
