import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { deletePresetEndpoint } from "@/lib/contract/presets";
import { goneBefore } from "@/lib/core/undo";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { readPreset, requireManage } from "./queries";

/** Deletes a preset so that it can be brought back for a while; those whose while is over go for good. */
export async function deletePreset(
  ctx: Ctx,
  { presetId }: InputOf<typeof deletePresetEndpoint>,
): Promise<void> {
  requirePermission(ctx, "playground.use");
  await inTransaction(async (tx) => {
    const preset = await readPreset(tx, ctx, presetId);
    requireManage(preset);
    const { orgId, now } = ctx;
    await tx.playgroundPreset.deleteMany({ where: { orgId, deletedAt: { lt: goneBefore(now) } } });
    await tx.playgroundPreset.updateMany({ where: { id: presetId, orgId }, data: { deletedAt: now } });
    await recordAudit(tx, ctx, {
      action: "preset.delete",
      targetType: "preset",
      targetId: presetId,
      data: { name: preset.name, shared: preset.shared },
    });
  });
}
