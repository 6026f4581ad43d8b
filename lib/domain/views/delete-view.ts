import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { deleteViewEndpoint } from "@/lib/contract/views";
import { goneBefore } from "@/lib/core/undo";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { readView, requireDelete } from "./queries";

/** Deletes a view of the caller's own, administrators shared ones too, so that it can be brought back for a while. */
export async function deleteView(ctx: Ctx, { viewId }: InputOf<typeof deleteViewEndpoint>): Promise<void> {
  requirePermission(ctx, "usage.read");
  await inTransaction(async (tx) => {
    const view = await readView(tx, ctx, viewId);
    requireDelete(view);
    const { orgId, now } = ctx;
    await tx.usageView.deleteMany({ where: { orgId, deletedAt: { lt: goneBefore(now) } } });
    await tx.usageView.update({ where: { id: viewId }, data: { deletedAt: now } });
    await recordAudit(tx, ctx, {
      action: "view.delete",
      targetType: "view",
      targetId: viewId,
      data: { name: view.name, shared: view.shared },
    });
  });
}
