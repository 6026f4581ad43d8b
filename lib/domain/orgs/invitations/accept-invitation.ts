import type { BaseCtx, Ctx } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { acceptInvitationEndpoint } from "@/lib/contract/members";
import { AppError } from "@/lib/core/errors";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../../audit";
import { forgetMember } from "../members/former-member";
import { toRole } from "../membership";
import { getLiveInvitation, liveAt } from "./live-invitation";

/** Joins the organization that invited the caller's own e-mail address; the link counts as proof of the mailbox. */
export async function acceptInvitation(ctx: BaseCtx, input: InputOf<typeof acceptInvitationEndpoint>) {
  return inTransaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: ctx.actor.userId } });
    const joined = await joinByInvitation(tx, ctx, input.token, user);
    if (!user.emailVerifiedAt) {
      await tx.user.update({ where: { id: user.id }, data: { emailVerifiedAt: ctx.now } });
    }
    return joined;
  });
}

/** The same inside a caller's transaction. 403 when the invitation was sent to another address. */
export async function joinByInvitation(
  tx: Tx,
  ctx: BaseCtx,
  token: string,
  user: { id: string; email: string },
) {
  const { org, id, email, role } = await getLiveInvitation(tx, ctx.now, token);
  if (email !== user.email) {
    throw new AppError(
      "permission_denied",
      `This invitation was sent to ${email}. Sign in with that address.`,
      {
        param: "token",
      },
    );
  }
  // The row is the lock: of two clicks at once, one finds it answered.
  const { count } = await tx.invitation.updateMany({
    where: { id, ...liveAt(ctx.now) },
    data: { acceptedAt: ctx.now },
  });
  if (count === 0) await getLiveInvitation(tx, ctx.now, token);
  const orgId = org.id;
  const membership = { orgId, userId: user.id, role, createdAt: ctx.now };
  await tx.member.createMany({ data: [membership], skipDuplicates: true });
  const orgCtx: Ctx = { ...ctx, orgId };
  await forgetMember(tx, orgCtx, user.id);
  await recordAudit(tx, orgCtx, {
    action: "invitation.accept",
    targetType: "invitation",
    targetId: id,
    data: { role },
  });
  return { ...org, role: toRole(role) };
}
