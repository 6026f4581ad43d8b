import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { createPresetEndpoint } from "@/lib/contract/presets";
import { newId } from "@/lib/core/ids";
import { inTransaction, type Prisma } from "@/lib/db";
import { recordAudit } from "../audit";
import { readPreset } from "./queries";
import { requireRoom } from "./require-room";

/** Saves a setup for its maker, or for everybody in the organization; from another preset it is a fork. */
export async function createPreset(ctx: Ctx, input: InputOf<typeof createPresetEndpoint>) {
  requirePermission(ctx, "playground.use");
  return inTransaction(async (tx) => {
    const { forkedFromId, name, description, shared, setup } = input;
    if (forkedFromId) await readPreset(tx, ctx, forkedFromId);
    const mine = { orgId: ctx.orgId, createdById: ctx.actor.userId };
    await requireRoom(tx, mine);
    const id = newId("preset", ctx.now.getTime());
    await tx.playgroundPreset.create({
      data: {
        ...mine,
        ...{ id, name, description, shared, forkedFromId },
        setup: setup as Prisma.InputJsonObject,
        createdAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "preset.create",
      targetType: "preset",
      targetId: id,
      data: { name, shared, ...(forkedFromId && { forkedFromId }) },
    });
    return readPreset(tx, ctx, id);
  });
}
