import { type BaseCtx, type Ctx, requirePermission } from "@/lib/access";
import { db } from "@/lib/db";
import { getOrgRow, toRole } from "./membership";

/** The organization of the context with the caller's role. */
export async function getOrg(ctx: Ctx) {
  requirePermission(ctx, "org.read");
  const row = await getOrgRow(db(), ctx);
  return { ...row, role: ctx.actor.type === "user" ? ctx.actor.role : null };
}

/** The caller's organizations that are not closed, by name; of whoever looks as somebody else only the one that is looked at. */
export async function listMyOrgs(ctx: BaseCtx) {
  const impersonation = ctx.actor.type === "user" ? ctx.actor.impersonation : undefined;
  if (impersonation) {
    const { orgId, role } = impersonation;
    return { items: [{ ...(await getOrgRow(db(), { ...ctx, orgId })), role }] };
  }
  const rows = await db().member.findMany({
    where: { userId: ctx.actor.userId, org: { closedAt: null } },
    include: { org: true },
    orderBy: { org: { name: "asc" } },
  });
  return { items: rows.map((row) => ({ ...row.org, role: toRole(row.role) })) };
}
