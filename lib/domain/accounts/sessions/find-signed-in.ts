import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db";

const TOUCH_AFTER_MS = MINUTE_MS;

/** The signed-in user behind a session id, or null when the session is unknown, expired or revoked. */
export async function findSignedIn(sessionId: string, now: Date) {
  const session = await db().userSession.findUnique({ where: { id: sessionId }, include: { user: true } });
  if (!session || session.revokedAt || session.expiresAt <= now) return null;
  if (session.lastSeenAt <= addMs(now, -TOUCH_AFTER_MS)) {
    await db().userSession.updateMany({
      where: { id: sessionId, lastSeenAt: session.lastSeenAt },
      data: { lastSeenAt: now },
    });
  }
  const { id, email, name, emailVerifiedAt, isOperator } = session.user;
  return { sessionId, id, email, name, emailVerified: emailVerifiedAt !== null, isOperator };
}

export type SignedIn = NonNullable<Awaited<ReturnType<typeof findSignedIn>>>;
