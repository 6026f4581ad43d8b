import type { BaseCtx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Tx } from "@/lib/db";
import { recordAudit } from "../../audit";

const SESSION_MS_MAX = 30 * DAY_MS;

/** Records one signed-in browser; its id goes into the cookie. */
export async function openSession(
  tx: Tx,
  ctx: BaseCtx,
  user: { id: string; isOperator: boolean },
  method: string,
) {
  const session = await tx.userSession.create({
    data: {
      id: newId("session", ctx.now.getTime()),
      userId: user.id,
      ip: ctx.client?.ip ?? null,
      userAgent: ctx.client?.userAgent ?? null,
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      expiresAt: addMs(ctx.now, SESSION_MS_MAX),
    },
  });
  const actor = { type: "user", userId: user.id, role: null, isOperator: user.isOperator } as const;
  await recordAudit(
    tx,
    { ...ctx, actor },
    {
      action: "session.create",
      targetType: "session",
      targetId: session.id,
      data: { method },
    },
  );
  return session;
}
