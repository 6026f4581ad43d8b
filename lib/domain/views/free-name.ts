import type { Ctx } from "@/lib/access";
import { AppError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db";

/** Throws 409 when the caller has another view of that name; the table's unique index holds it under a race. */
export async function requireFreeName(tx: Tx, ctx: Ctx, name: string, exceptId?: string): Promise<void> {
  const taken = await tx.usageView.count({
    where: { orgId: ctx.orgId, createdById: ctx.actor.userId, name, id: { not: exceptId } },
  });
  if (taken > 0)
    throw new AppError("conflict", `You have a view named "${name}" already.`, { param: "name" });
}
