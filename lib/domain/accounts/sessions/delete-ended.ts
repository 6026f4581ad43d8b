import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db";

/** Ended sessions stay listed this long, so that a person can see where they were signed in. */
const SESSION_KEPT_MS = 30 * DAY_MS;
const TOKEN_KEPT_MS = DAY_MS;

/** Forgets sessions that ended a month ago and links that expired a day ago; a job calls it. */
export async function deleteEnded(now: Date): Promise<{ sessions: number; tokens: number }> {
  const sessionsBefore = addMs(now, -SESSION_KEPT_MS);
  const sessions = await db().userSession.deleteMany({
    where: { OR: [{ expiresAt: { lt: sessionsBefore } }, { revokedAt: { lt: sessionsBefore } }] },
  });
  const tokens = await db().userToken.deleteMany({
    where: { expiresAt: { lt: addMs(now, -TOKEN_KEPT_MS) } },
  });
  return { sessions: sessions.count, tokens: tokens.count };
}
