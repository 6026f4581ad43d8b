import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { archiveProjectEndpoint } from "@/lib/contract/projects";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { readProject } from "./queries";

/** Archives a project: its keys stop working, its history stays. Archiving twice changes nothing. */
export async function archiveProject(ctx: Ctx, input: InputOf<typeof archiveProjectEndpoint>) {
  requirePermission(ctx, "projects.write");
  return inTransaction(async (tx) => {
    const project = await readProject(tx, ctx, input.projectId);
    if (project.archivedAt) return project;
    await tx.project.update({ where: { id: project.id }, data: { archivedAt: ctx.now } });
    await recordAudit(tx, ctx, {
      action: "project.archive",
      targetType: "project",
      targetId: project.id,
      data: { name: project.name },
    });
    return readProject(tx, ctx, project.id);
  });
}
