import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { restoreViewEndpoint } from "@/lib/contract/views";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { requireFreeName } from "./free-name";
import { readDeletedView, readView, requireDelete } from "./queries";
import { requireRoom } from "./require-room";

/** Brings a deleted view back as it was; 409 when its maker has another of that name by now. */
export async function restoreView(ctx: Ctx, { viewId }: InputOf<typeof restoreViewEndpoint>) {
  requirePermission(ctx, "usage.read");
  return inTransaction(async (tx) => {
    const view = await readDeletedView(tx, ctx, viewId);
    requireDelete(view);
    await requireFreeName(tx, view, view.name);
    await requireRoom(tx, view);
    await tx.usageView.update({ where: { id: viewId }, data: { deletedAt: null } });
    await recordAudit(tx, ctx, {
      action: "view.restore",
      targetType: "view",
      targetId: viewId,
      data: { name: view.name, shared: view.shared },
    });
    return readView(tx, ctx, viewId);
  });
}
