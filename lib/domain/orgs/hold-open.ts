import type { Ctx } from "@/lib/access";
import { AppError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db";

export type Closing = { closedAt: Date | null };

/** Throws 409 for the row of an organization that was closed. */
export function requireOpen(org: Closing | undefined): void {
  if (org?.closedAt) throw new AppError("conflict", "This organization was closed.");
}

/** Throws 409 when the organization was closed; otherwise it cannot be closed before the transaction ends. */
export async function holdOpen(tx: Tx, ctx: Ctx): Promise<void> {
  const [org] = await tx.$queryRaw<Closing[]>`
    SELECT closed_at AS "closedAt" FROM org WHERE id = ${ctx.orgId} FOR SHARE`;
  requireOpen(org);
}
