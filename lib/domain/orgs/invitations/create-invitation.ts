import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { createInvitationEndpoint, revokeInvitationEndpoint } from "@/lib/contract/members";
import { randomToken, sha256Hex } from "@/lib/core/crypto";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS } from "@/lib/core/time";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../../audit";
import { enqueueMail, invitationLetter } from "../../mail";
import { lockMembers, requireGrantable } from "../members/grantable";
import { getOrgRow } from "../membership";
import { liveAt } from "./live-invitation";

const LIFETIME_MS = 7 * DAY_MS;
const WAITING_MAX = 200;

/** Invites an address with a role of at most the caller's own. The token is only in the mail; its hash is stored. */
export async function createInvitation(ctx: Ctx, { email, role }: InputOf<typeof createInvitationEndpoint>) {
  requirePermission(ctx, "members.write");
  requireGrantable(ctx, role);
  const token = randomToken();
  return inTransaction(async (tx) => {
    await lockMembers(tx, ctx);
    const org = await getOrgRow(tx, ctx);
    await requireInvitable(tx, ctx, email);
    const inviter = await tx.user.findUnique({ where: { id: ctx.actor.userId } });
    const invitedBy = inviter?.name ?? "The operator";
    const invitation = await tx.invitation.create({
      data: {
        id: newId("invitation", ctx.now.getTime()),
        orgId: ctx.orgId,
        email,
        role,
        tokenHash: sha256Hex(token),
        invitedById: ctx.actor.userId,
        expiresAt: addMs(ctx.now, LIFETIME_MS),
        createdAt: ctx.now,
      },
    });
    await enqueueMail(tx, ctx.now, email, invitationLetter(invitedBy, org.name, role, token));
    await recordAudit(tx, ctx, {
      action: "invitation.create",
      targetType: "invitation",
      targetId: invitation.id,
      data: { email, role },
    });
    return { ...invitation, role, invitedBy };
  });
}

async function requireInvitable(tx: Tx, ctx: Ctx, email: string): Promise<void> {
  const { orgId } = ctx;
  if (await tx.member.count({ where: { orgId, user: { email } } })) {
    throw new AppError("conflict", "This address belongs to a member already.", { param: "email" });
  }
  await tx.invitation.updateMany({
    where: { orgId, email, ...liveAt(ctx.now) },
    data: { revokedAt: ctx.now },
  });
  if ((await tx.invitation.count({ where: { orgId, ...liveAt(ctx.now) } })) < WAITING_MAX) return;
  throw new AppError("conflict", `${WAITING_MAX} invitations are waiting. Withdraw some first.`);
}

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
