import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { deleteViewEndpoint } from "@/lib/contract/views";
import { AppError } from "@/lib/core/errors";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { readView } from "./queries";

/** Deletes a view of the caller's own; administrators delete shared ones too. */
export async function deleteView(ctx: Ctx, { viewId }: InputOf<typeof deleteViewEndpoint>): Promise<void> {
  requirePermission(ctx, "usage.read");
  await inTransaction(async (tx) => {
    const view = await readView(tx, ctx, viewId);
    if (!view.canDelete)
      throw new AppError("permission_denied", "Only who saved this view or an administrator may delete it.", {
        extra: { layer: "view" },
      });
    await tx.usageView.delete({ where: { id: viewId } });
    await recordAudit(tx, ctx, {
      action: "view.delete",
      targetType: "view",
      targetId: viewId,
      data: { name: view.name, shared: view.shared },
    });
  });
}
