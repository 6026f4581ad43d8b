import { AppError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db";

/** More than anybody finds again in a menu. */
const VIEWS_MAX = 200;

/** Throws 409 when this person has as many views as fit. */
export async function requireRoom(
  tx: Tx,
  { orgId, createdById }: { orgId: string; createdById: string },
): Promise<void> {
  const count = await tx.usageView.count({ where: { orgId, createdById, deletedAt: null } });
  if (count >= VIEWS_MAX)
    throw new AppError("conflict", `There are ${VIEWS_MAX} views already. Delete one first.`);
}
