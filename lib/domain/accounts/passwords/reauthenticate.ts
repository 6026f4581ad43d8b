import type { BaseCtx } from "@/lib/access";
import { AppError } from "@/lib/core/errors";
import { byUser, countAttempt, forgive } from "../attempts";
import { verifyPassword } from "./hash-password";

type Account = { id: string; passwordHash: string | null };

/** Asks a signed-in user for the password again before what a stolen session must not do; an account without one passes. */
export async function reauthenticate(
  ctx: BaseCtx,
  user: Account,
  password: string | undefined,
  param: string,
): Promise<void> {
  if (!user.passwordHash) return;
  if (!password) throw new AppError("invalid_request", "Enter your current password.", { param });
  const subject = byUser("reauthenticate", user.id);
  await countAttempt(subject, ctx.now);
  if (!(await verifyPassword(user.passwordHash, password))) {
    throw new AppError("invalid_request", "The password is wrong.", { param });
  }
  await forgive(subject);
}
