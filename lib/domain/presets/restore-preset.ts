import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { restorePresetEndpoint } from "@/lib/contract/presets";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { readDeletedPreset, readPreset, requireManage } from "./queries";
import { requireRoom } from "./require-room";

/** Brings a deleted preset back as it was. */
export async function restorePreset(ctx: Ctx, { presetId }: InputOf<typeof restorePresetEndpoint>) {
  requirePermission(ctx, "playground.use");
  return inTransaction(async (tx) => {
    const preset = await readDeletedPreset(tx, ctx, presetId);
    requireManage(preset);
    await requireRoom(tx, { orgId: preset.orgId, createdById: preset.createdById });
    await tx.playgroundPreset.updateMany({
      where: { id: presetId, orgId: ctx.orgId },
      data: { deletedAt: null },
    });
    await recordAudit(tx, ctx, {
      action: "preset.restore",
      targetType: "preset",
      targetId: presetId,
      data: { name: preset.name, shared: preset.shared },
    });
    return readPreset(tx, ctx, presetId);
  });
}
