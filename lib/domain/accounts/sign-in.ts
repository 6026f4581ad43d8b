import type { BaseCtx } from "@/lib/access";
import { AppError } from "@/lib/core/errors";
import { db, inTransaction } from "@/lib/db";
import { byEmail, byIp, countAttempt, forgive, forgiveOne } from "./attempts";
import { verifyPassword } from "./passwords/hash-password";
import { openSession } from "./sessions/open-session";
import { requireSecondFactor } from "./two-factor/check-second-factor";

type Credentials = { email: string; password: string; code?: string };

/**
 * Opens a session by password and, where two-factor is on, a code. The same 401 after about the same time for an unknown
 * address and a wrong password; 401 with `param: "code"` when only the code is missing or wrong; 429 after too many failures.
 */
export async function signInWithPassword(ctx: BaseCtx, { email, password, code }: Credentials) {
  const attempts = [byIp("login", ctx.client?.ip), byEmail("login", email)];
  for (const attempt of attempts) await countAttempt(attempt, ctx.now);
  const user = await db().user.findUnique({ where: { email } });
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !isRight)
    throw new AppError("unauthenticated", "The e-mail address or the password is wrong.");
  const isCodeMissing = user.totpEnabledAt !== null && !code;
  if (isCodeMissing) for (const attempt of attempts) await forgiveOne(attempt);
  const session = await inTransaction(async (tx) => {
    const factor = user.totpEnabledAt ? await requireSecondFactor(tx, user, code, ctx.now) : null;
    return openSession(tx, ctx, user, factor ? `password+${factor}` : "password");
  });
  await forgive(byEmail("login", email));
  await forgiveOne(byIp("login", ctx.client?.ip));
  return { userId: user.id, sessionId: session.id };
}
