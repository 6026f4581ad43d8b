import type { BaseCtx } from "@/lib/access";
import { db } from "@/lib/db";
import { currentSessionId } from "./current-session";

/** The caller's live sessions, the most recently seen first. */
export async function listSessions(ctx: BaseCtx) {
  const rows = await db().userSession.findMany({
    where: { userId: ctx.actor.userId, revokedAt: null, expiresAt: { gt: ctx.now } },
    orderBy: { lastSeenAt: "desc" },
    take: 200,
  });
  const currentId = currentSessionId(ctx);
  return { items: rows.map((row) => ({ ...row, isCurrent: row.id === currentId })) };
}
