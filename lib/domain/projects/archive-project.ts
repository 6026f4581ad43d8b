import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { archiveProjectEndpoint, restoreProjectEndpoint } from "@/lib/contract/projects";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { readProject } from "./queries";

/** Archives a project: its keys stop working, its history stays. Archiving twice changes nothing. */
export async function archiveProject(ctx: Ctx, input: InputOf<typeof archiveProjectEndpoint>) {
  return setArchived(ctx, input.projectId, true);
}

/** Brings an archived project back as it was: those of its keys work again that were not ended meanwhile. */
export async function restoreProject(ctx: Ctx, input: InputOf<typeof restoreProjectEndpoint>) {
  return setArchived(ctx, input.projectId, false);
}

async function setArchived(ctx: Ctx, projectId: string, archived: boolean) {
  requirePermission(ctx, "projects.write");
  return inTransaction(async (tx) => {
    const project = await readProject(tx, ctx, projectId);
    if (archived === (project.archivedAt !== null)) return project;
    await tx.project.update({ where: { id: project.id }, data: { archivedAt: archived ? ctx.now : null } });
    await recordAudit(tx, ctx, {
      action: archived ? "project.archive" : "project.restore",
      targetType: "project",
      targetId: project.id,
      data: { name: project.name },
    });
    return readProject(tx, ctx, project.id);
  });
}
