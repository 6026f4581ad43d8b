import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { createInvitationEndpoint } from "@/lib/contract/members";
import { randomToken, sha256Hex } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS } from "@/lib/core/time";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../../audit";
import { enqueueMail, invitationLetter } from "../../mail";
import { lockMembers, requireGrantable } from "../members/grantable";
import { getOrgRow } from "../membership";
import { liveAt, requireRoom, requireStranger } from "./live-invitation";

const LIFETIME_MS = 7 * DAY_MS;

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
  await requireStranger(tx, ctx, email);
  await tx.invitation.updateMany({
    where: { orgId: ctx.orgId, email, ...liveAt(ctx.now) },
    data: { revokedAt: ctx.now },
  });
  await requireRoom(tx, ctx);
}
