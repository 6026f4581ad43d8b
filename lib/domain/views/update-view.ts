import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { updateViewEndpoint } from "@/lib/contract/views";
import { AppError } from "@/lib/core/errors";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { requireFreeName } from "./free-name";
import { readView } from "./queries";

/** Changes a view of the caller's own; somebody else's shared one is 403. */
export async function updateView(ctx: Ctx, input: InputOf<typeof updateViewEndpoint>) {
  requirePermission(ctx, "usage.read");
  const { viewId, ...changes } = input;
  return inTransaction(async (tx) => {
    const view = await readView(tx, ctx, viewId);
    if (!view.isMine)
      throw new AppError(
        "permission_denied",
        "Only who saved this view may change it. Save it as your own.",
        {
          extra: { layer: "view" },
        },
      );
    if (changes.name !== undefined) await requireFreeName(tx, view, changes.name, viewId);
    await tx.usageView.update({ where: { id: viewId }, data: changes });
    const { query: _, ...data } = changes;
    await recordAudit(tx, ctx, { action: "view.update", targetType: "view", targetId: viewId, data });
    return readView(tx, ctx, viewId);
  });
}
