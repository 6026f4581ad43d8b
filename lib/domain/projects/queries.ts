import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { getProjectEndpoint, listProjectsEndpoint } from "@/lib/contract/projects";
import { notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db";

const withKeyCount = {
  _count: { select: { keys: { where: { kind: "standard", revokedAt: null } } } },
} as const;

type CountedRow = { _count: { keys: number } };

function toView<T extends CountedRow>({ _count, ...row }: T) {
  return { ...row, keyCount: _count.keys };
}

/** The project of the context's organization with its count of keys; the same 404 for none and for another tenant's. */
export async function readProject(tx: Tx, ctx: Ctx, projectId: string) {
  const row = await tx.project.findFirst({
    where: { id: projectId, orgId: ctx.orgId },
    include: withKeyCount,
  });
  if (!row) throw notFound("project");
  return toView(row);
}

/** One project. */
export async function getProject(ctx: Ctx, input: InputOf<typeof getProjectEndpoint>) {
  requirePermission(ctx, "projects.read");
  return readProject(db(), ctx, input.projectId);
}

/** The organization's projects, oldest first; archived ones only when asked for. */
export async function listProjects(ctx: Ctx, input: InputOf<typeof listProjectsEndpoint>) {
  requirePermission(ctx, "projects.read");
  const rows = await db().project.findMany({
    where: { orgId: ctx.orgId, ...(!input.includeArchived && { archivedAt: null }) },
    include: withKeyCount,
    orderBy: { createdAt: "asc" },
  });
  return { items: rows.map(toView) };
}
