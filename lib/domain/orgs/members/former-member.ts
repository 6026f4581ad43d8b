import type { Ctx } from "@/lib/access";
import { notFound } from "@/lib/core/errors";
import { goneBefore } from "@/lib/core/undo";
import type { Tx } from "@/lib/db";
import { toRole } from "../membership";

const of = ({ orgId }: Ctx, userId: string) => ({ orgId_userId: { orgId, userId } });

/** Keeps a membership that is about to be ended, and forgets those whose while is over. */
export async function rememberMember(tx: Tx, ctx: Ctx, userId: string): Promise<void> {
  const { orgId, now } = ctx;
  const { role, mutedMail, createdAt } = await tx.member.findUniqueOrThrow({ where: of(ctx, userId) });
  const kept = { role, mutedMail, joinedAt: createdAt, removedAt: now };
  await tx.formerMember.deleteMany({ where: { orgId, removedAt: { lt: goneBefore(now) } } });
  await tx.formerMember.upsert({
    where: of(ctx, userId),
    create: { orgId, userId, ...kept },
    update: kept,
  });
}

/** For who joins again or leaves by their own will: nobody gives back what they had. */
export async function forgetMember(tx: Tx, { orgId }: Ctx, userId: string): Promise<void> {
  await tx.formerMember.deleteMany({ where: { orgId, userId } });
}

/** A membership that somebody else ended and that can still be given back; 404 otherwise. */
export async function getFormerMember(tx: Tx, ctx: Ctx, userId: string) {
  const row = await tx.formerMember.findUnique({ where: of(ctx, userId) });
  if (!row || row.removedAt < goneBefore(ctx.now)) throw notFound("member");
  return { ...row, role: toRole(row.role) };
}
