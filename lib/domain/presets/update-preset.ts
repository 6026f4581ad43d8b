import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { updatePresetEndpoint } from "@/lib/contract/presets";
import { AppError } from "@/lib/core/errors";
import { inTransaction, type Prisma } from "@/lib/db";
import { recordAudit } from "../audit";
import { readPreset, requireManage } from "./queries";

/** Changes a preset that is still as the caller read it; on another version it is 409 and nothing changes. */
export async function updatePreset(ctx: Ctx, input: InputOf<typeof updatePresetEndpoint>) {
  requirePermission(ctx, "playground.use");
  const { presetId, version, setup, ...changes } = input;
  return inTransaction(async (tx) => {
    const preset = await readPreset(tx, ctx, presetId);
    requireManage(preset);
    const { count } = await tx.playgroundPreset.updateMany({
      where: { id: presetId, orgId: ctx.orgId, version, deletedAt: null },
      data: {
        ...changes,
        ...(setup && { setup: setup as Prisma.InputJsonObject }),
        version: { increment: 1 },
      },
    });
    if (count === 0)
      throw new AppError(
        "conflict",
        `“${preset.name}” has changed since you opened it. Open it again, or save yours as a new preset.`,
        { param: "version", extra: { version: preset.version } },
      );
    await recordAudit(tx, ctx, {
      action: "preset.update",
      targetType: "preset",
      targetId: presetId,
      data: { ...changes, ...(setup && { setup: "changed" }), version: version + 1 },
    });
    return readPreset(tx, ctx, presetId);
  });
}
