import { type Ctx, requirePermission } from "@/lib/access";
import type { closeOrgEndpoint } from "@/lib/contract/closing";
import type { InputOf } from "@/lib/contract/endpoint";
import { AppError } from "@/lib/core/errors";
import { inTransaction } from "@/lib/db";
import { skipDeliveries } from "../alerts";
import { revokeAllKeys } from "../keys";
import { lockOrg, markClosed, reopenUntil, requireOpen } from "../orgs";

/** Closes the organization, all of it or nothing. 400 unless its name is given; its books stay, and the operator can reopen it. */
export async function closeOrg(ctx: Ctx, { name }: InputOf<typeof closeOrgEndpoint>) {
  requirePermission(ctx, "org.delete");
  return inTransaction(async (tx) => {
    const org = await lockOrg(tx, ctx);
    requireOpen(org);
    if (org.name !== name) {
      throw new AppError("invalid_request", `Type “${org.name}” to close it.`, { param: "name" });
    }
    const keys = await revokeAllKeys(tx, ctx);
    await skipDeliveries(tx, ctx);
    await markClosed(tx, ctx, { keys });
    return { closedAt: ctx.now, reopenUntil: reopenUntil(ctx.now) };
  });
}
