import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { createViewEndpoint } from "@/lib/contract/views";
import { newId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { requireFreeName } from "./free-name";
import { readView } from "./queries";
import { requireRoom } from "./require-room";

/** Saves a view for its maker, or for everybody in the organization. */
export async function createView(ctx: Ctx, input: InputOf<typeof createViewEndpoint>) {
  requirePermission(ctx, "usage.read");
  return inTransaction(async (tx) => {
    const mine = { orgId: ctx.orgId, createdById: ctx.actor.userId };
    await requireFreeName(tx, mine, input.name);
    await requireRoom(tx, mine);
    const id = newId("view", ctx.now.getTime());
    await tx.usageView.create({ data: { ...input, ...mine, id, createdAt: ctx.now } });
    await recordAudit(tx, ctx, {
      action: "view.create",
      targetType: "view",
      targetId: id,
      data: { name: input.name, shared: input.shared },
    });
    return readView(tx, ctx, id);
  });
}
