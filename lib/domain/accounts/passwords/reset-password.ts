import type { BaseCtx } from "@/lib/access";
import type { requestPasswordResetEndpoint, resetPasswordEndpoint } from "@/lib/contract/account";
import type { InputOf } from "@/lib/contract/endpoint";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../../audit";
import { enqueueMail, passwordChangedLetter, resetPasswordLetter } from "../../mail";
import { byEmail, byIp, countAttempt, forgive } from "../attempts";
import { endSessions } from "../sessions/revoke-sessions";
import { consumeUserToken, issueUserToken } from "../user-tokens";
import { hashPassword } from "./hash-password";
import { requireGoodPassword } from "./password-rules";

/** Mails a link when the address has an account; the answer does not tell. */
export async function requestPasswordReset(
  ctx: BaseCtx,
  input: InputOf<typeof requestPasswordResetEndpoint>,
) {
  await countAttempt(byIp("reset", ctx.client?.ip), ctx.now);
  await countAttempt(byEmail("reset", input.email), ctx.now);
  await inTransaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email: input.email } });
    if (!user) return;
    const token = await issueUserToken(tx, ctx.now, user.id, "reset_password");
    await enqueueMail(tx, ctx.now, user.email, resetPasswordLetter(user.name, token));
  });
  return { accepted: true as const };
}

/** Sets a new password by a mailed token, which also proves the mailbox; every session ends. */
export async function resetPassword(ctx: BaseCtx, input: InputOf<typeof resetPasswordEndpoint>) {
  await countAttempt(byIp("reset-token", ctx.client?.ip), ctx.now);
  requireGoodPassword(input.password, "", "password");
  const passwordHash = await hashPassword(input.password);
  const user = await inTransaction(async (tx) => {
    const userId = await consumeUserToken(tx, ctx.now, input.token, "reset_password");
    const before = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    requireGoodPassword(input.password, before.email, "password");
    await tx.user.update({
      where: { id: userId },
      data: { passwordHash, emailVerifiedAt: before.emailVerifiedAt ?? ctx.now },
    });
    const revoked = await endSessions(tx, userId, ctx.now, null);
    await enqueueMail(tx, ctx.now, before.email, passwordChangedLetter(before.name));
    const actor = { type: "user", userId, role: null, isOperator: before.isOperator } as const;
    await recordAudit(
      tx,
      { ...ctx, actor },
      {
        action: "user.reset_password",
        targetType: "user",
        targetId: userId,
        data: { revoked },
      },
    );
    return before;
  });
  await forgive(byEmail("login", user.email));
  return { email: user.email };
}
