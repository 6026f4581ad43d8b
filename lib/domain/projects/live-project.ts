import type { Ctx } from "@/lib/access";
import { AppError, notFound } from "@/lib/core/errors";
import type { Tx } from "@/lib/db";

/**
 * The project that a key is made or changed in, its row locked until the end of the transaction, so that its limits cannot
 * change under the check. 404 for another tenant's; 409 for an archived one.
 */
export async function lockLiveProject(tx: Tx, ctx: Ctx, projectId: string) {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId} AND org_id = ${ctx.orgId} FOR NO KEY UPDATE`;
  const project = await tx.project.findFirst({ where: { id: projectId, orgId: ctx.orgId } });
  if (!project) throw notFound("project");
  if (project.archivedAt) throw new AppError("conflict", "This project is archived.", { param: "projectId" });
  return project;
}

/** The organization's oldest live project, or null. */
export async function findDefaultProject(tx: Tx, orgId: string) {
  return tx.project.findFirst({ where: { orgId, archivedAt: null }, orderBy: { createdAt: "asc" } });
}
