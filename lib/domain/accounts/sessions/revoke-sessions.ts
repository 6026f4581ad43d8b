import type { BaseCtx } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { revokeSessionEndpoint } from "@/lib/contract/sessions";
import { notFound } from "@/lib/core/errors";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../../audit";
import { currentSessionId } from "./current-session";

/** Signs one of the caller's browsers out at once; another user's session is the same 404 as none. */
export async function revokeSession(
  ctx: BaseCtx,
  input: InputOf<typeof revokeSessionEndpoint>,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.userSession.updateMany({
      where: { id: input.sessionId, userId: ctx.actor.userId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) throw notFound("session");
    await recordAudit(tx, ctx, {
      action: "session.revoke",
      targetType: "session",
      targetId: input.sessionId,
    });
  });
}

/** Signs the caller's other browsers out. */
export async function revokeOtherSessions(ctx: BaseCtx) {
  return inTransaction(async (tx) => {
    const { userId } = ctx.actor;
    const revoked = await endSessions(tx, userId, ctx.now, currentSessionId(ctx));
    await recordAudit(tx, ctx, {
      action: "session.revoke_others",
      targetType: "user",
      targetId: userId,
      data: { revoked },
    });
    return { revoked };
  });
}

/** Ends every live session of a user but `keepId`; returns how many. */
export async function endSessions(tx: Tx, userId: string, now: Date, keepId: string | null): Promise<number> {
  const { count } = await tx.userSession.updateMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now }, ...(keepId && { id: { not: keepId } }) },
    data: { revokedAt: now },
  });
  return count;
}

/** Ends the session of a browser that signs out; one that is over already stays as it is. */
export async function closeSession(sessionId: string, now: Date): Promise<void> {
  await inTransaction((tx) =>
    tx.userSession.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } }),
  );
}
