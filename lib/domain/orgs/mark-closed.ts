import type { Ctx } from "@/lib/access";
import { AppError } from "@/lib/core/errors";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { enqueueMail, orgClosedLetter } from "../mail";
import { liveAt } from "./invitations/live-invitation";
import { getOrgRow } from "./membership";

const REOPEN_DAYS = 30;

/** Until when a closed organization can be opened again. */
export const reopenUntil = (closedAt: Date): Date => addMs(closedAt, REOPEN_DAYS * DAY_MS);

/** The row of an organization, locked against everything that `holdOpen` and `lockMembers` guard. 404 for none. */
export async function lockOrg(tx: Tx, ctx: Ctx) {
  await tx.$queryRaw`SELECT id FROM org WHERE id = ${ctx.orgId} FOR UPDATE`;
  return getOrgRow(tx, ctx);
}

/**
 * On a locked organization: no member reaches it any more, no invitation leads there, and who answers for it is told. `data` is for
 * the audit log.
 */
export async function markClosed(tx: Tx, ctx: Ctx, data: { keys: number }): Promise<void> {
  const { orgId, now } = ctx;
  await tx.org.update({ where: { id: orgId }, data: { closedAt: now } });
  const withdrawn = await tx.invitation.updateMany({
    where: { orgId, ...liveAt(now) },
    data: { revokedAt: now },
  });
  await recordAudit(tx, ctx, {
    action: "org.close",
    targetType: "org",
    targetId: orgId,
    data: { ...data, invitations: withdrawn.count },
  });
  await tellClosed(tx, ctx);
}

async function tellClosed(tx: Tx, ctx: Ctx): Promise<void> {
  const { name } = await getOrgRow(tx, ctx);
  const answerable = await tx.member.findMany({
    where: { orgId: ctx.orgId, role: { in: ["owner", "admin"] } },
    select: { userId: true, user: { select: { name: true, email: true } } },
  });
  const closer = answerable.find(({ userId }) => userId === ctx.actor.userId)?.user.name ?? "The operator";
  for (const { user } of answerable) {
    await enqueueMail(tx, ctx.now, user.email, orgClosedLetter(name, closer, reopenUntil(ctx.now)));
  }
}

/** Its members reach the organization again. Throws 409 when it is open, or was closed too long ago. */
export async function markOpen(tx: Tx, ctx: Ctx): Promise<void> {
  const { closedAt } = await lockOrg(tx, ctx);
  if (!closedAt) throw new AppError("conflict", "This organization is open.");
  if (reopenUntil(closedAt) < ctx.now) {
    throw new AppError("conflict", `It was closed more than ${REOPEN_DAYS} days ago and stays so.`);
  }
  await tx.org.update({ where: { id: ctx.orgId }, data: { closedAt: null } });
  await recordAudit(tx, ctx, { action: "org.reopen", targetType: "org", targetId: ctx.orgId });
}
