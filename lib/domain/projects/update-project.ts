import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { updateProjectEndpoint } from "@/lib/contract/projects";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { lockLiveProject } from "./live-project";
import { readProject } from "./queries";

/** Changes a project's name or limits. Keys that were wider stay so on paper: a gateway enforces both, so the project wins. */
export async function updateProject(ctx: Ctx, input: InputOf<typeof updateProjectEndpoint>) {
  requirePermission(ctx, "projects.write");
  const { projectId, ...changes } = input;
  return inTransaction(async (tx) => {
    await lockLiveProject(tx, ctx, projectId);
    await tx.project.update({ where: { id: projectId }, data: changes });
    await recordAudit(tx, ctx, {
      action: "project.update",
      targetType: "project",
      targetId: projectId,
      data: changes,
    });
    return readProject(tx, ctx, projectId);
  });
}
