import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import { MAIL_KINDS, type updateMemberMailEndpoint } from "@/lib/contract/member-mail";
import { notFound } from "@/lib/core/errors";
import { db, inTransaction } from "@/lib/db";
import { recordAudit } from "../../audit";

const own = (ctx: Ctx) => ({ orgId_userId: { orgId: ctx.orgId, userId: ctx.actor.userId } });

/** What the caller gets by mail from this organization: everything but what they have muted. */
export async function getMemberMail(ctx: Ctx) {
  requirePermission(ctx, "org.read");
  const row = await db().member.findUnique({ where: own(ctx), select: { mutedMail: true } });
  if (!row) throw notFound("member");
  return { kinds: MAIL_KINDS.filter((kind) => !row.mutedMail.includes(kind)) };
}

/** Mutes every kind that is not named, for the caller alone; a kind that comes later is not muted. */
export async function updateMemberMail(ctx: Ctx, { kinds }: InputOf<typeof updateMemberMailEndpoint>) {
  requirePermission(ctx, "org.read");
  const mutedMail = MAIL_KINDS.filter((kind) => !kinds.includes(kind));
  await inTransaction(async (tx) => {
    const { count } = await tx.member.updateMany({
      where: { orgId: ctx.orgId, userId: ctx.actor.userId },
      data: { mutedMail },
    });
    if (count === 0) throw notFound("member");
    await recordAudit(tx, ctx, {
      action: "member.update_mail",
      targetType: "user",
      targetId: ctx.actor.userId,
      data: { mutedMail },
    });
  });
  return { kinds };
}
