import { AppError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db";

type Maker = { orgId: string; createdById: string };

/** Throws 409 when the maker has another view of that name; the table's unique index holds it under a race. */
export async function requireFreeName(
  tx: Tx,
  { orgId, createdById }: Maker,
  name: string,
  exceptId?: string,
): Promise<void> {
  const taken = await tx.usageView.count({
    where: { orgId, createdById, name, deletedAt: null, id: { not: exceptId } },
  });
  if (taken > 0)
    throw new AppError("conflict", `There is a view named "${name}" already.`, { param: "name" });
}
