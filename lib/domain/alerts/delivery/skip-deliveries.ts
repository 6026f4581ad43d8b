import type { Ctx } from "@/lib/access";
import type { Tx } from "@/lib/db";

/** Sends nothing more of what waits, inside the transaction that closes the organization; the log says why. */
export async function skipDeliveries(tx: Tx, { orgId }: Ctx): Promise<void> {
  await tx.alertDelivery.updateMany({
    where: { orgId, status: "pending" },
    data: { status: "skipped", note: "The organization was closed." },
  });
}
