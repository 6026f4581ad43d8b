import { AppError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db";

/** More than anybody finds again in a menu. */
const PRESETS_MAX = 200;

/** Throws 409 when somebody has as many presets as one may have. */
export async function requireRoom(tx: Tx, mine: { orgId: string; createdById: string }): Promise<void> {
  const count = await tx.playgroundPreset.count({ where: { ...mine, deletedAt: null } });
  if (count >= PRESETS_MAX)
    throw new AppError("conflict", `${PRESETS_MAX} presets are saved already. Delete one first.`);
}
