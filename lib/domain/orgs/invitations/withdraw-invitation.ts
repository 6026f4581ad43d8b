import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { restoreInvitationEndpoint, revokeInvitationEndpoint } from "@/lib/contract/members";
import { AppError, notFound } from "@/lib/core/errors";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../../audit";
import { lockMembers, requireGrantable } from "../members/grantable";
import { toRole } from "../membership";
import { liveAt, requireRoom, requireStranger } from "./live-invitation";

/** Withdraws a waiting invitation: its link stops working. */
export async function revokeInvitation(
  ctx: Ctx,
  input: InputOf<typeof revokeInvitationEndpoint>,
): Promise<void> {
  requirePermission(ctx, "members.write");
  await inTransaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: input.invitationId, orgId: ctx.orgId, ...liveAt(ctx.now) },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) throw notFound("invitation");
    await recordAudit(tx, ctx, {
      action: "invitation.revoke",
      targetType: "invitation",
      targetId: input.invitationId,
    });
  });
}

/** Takes a withdrawal back: the link that was mailed works again until it ends. 409 when they joined or were invited anew. */
export async function restoreInvitation(ctx: Ctx, input: InputOf<typeof restoreInvitationEndpoint>) {
  requirePermission(ctx, "members.write");
  return inTransaction(async (tx) => {
    await lockMembers(tx, ctx);
    const { orgId, now } = ctx;
    const withdrawn = { acceptedAt: null, revokedAt: { not: null }, expiresAt: { gt: now } };
    const row = await tx.invitation.findFirst({ where: { id: input.invitationId, orgId, ...withdrawn } });
    if (!row) throw notFound("invitation");
    const role = toRole(row.role);
    requireGrantable(ctx, role);
    await requireStranger(tx, ctx, row.email);
    if (await tx.invitation.count({ where: { orgId, email: row.email, ...liveAt(now) } })) {
      throw new AppError("conflict", "This address has been invited anew.", { param: "email" });
    }
    await requireRoom(tx, ctx);
    await tx.invitation.update({ where: { id: row.id }, data: { revokedAt: null } });
    await recordAudit(tx, ctx, {
      action: "invitation.restore",
      targetType: "invitation",
      targetId: row.id,
      data: { email: row.email, role },
    });
    const inviter = await tx.user.findUnique({ where: { id: row.invitedById } });
    return { ...row, role, invitedBy: inviter?.name ?? "The operator" };
  });
}
