import type { BaseCtx } from "@/lib/access";
import type { verifyEmailEndpoint } from "@/lib/contract/account";
import type { InputOf } from "@/lib/contract/endpoint";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { enqueueMail, verifyEmailLetter } from "../mail";
import { byIp, byUser, countAttempt } from "./attempts";
import { getOwnRow } from "./get-me";
import { consumeUserToken, issueUserToken } from "./user-tokens";

/** Mails the link that proves the mailbox; earlier links stop working. */
export async function mailVerification(tx: Tx, now: Date, user: { id: string; email: string; name: string }) {
  const token = await issueUserToken(tx, now, user.id, "verify_email");
  await enqueueMail(tx, now, user.email, verifyEmailLetter(user.name, token));
}

/** Mails the link again, unless the address is verified already. */
export async function requestVerification(ctx: BaseCtx) {
  await countAttempt(byUser("verification-mail", ctx.actor.userId), ctx.now);
  return inTransaction(async (tx) => {
    const user = await getOwnRow(tx, ctx);
    if (!user.emailVerifiedAt) await mailVerification(tx, ctx.now, user);
    return { accepted: true as const };
  });
}

/** Marks the address as proven; the token works once. */
export async function verifyEmail(ctx: BaseCtx, input: InputOf<typeof verifyEmailEndpoint>) {
  await countAttempt(byIp("verify-email", ctx.client?.ip), ctx.now);
  return inTransaction(async (tx) => {
    const userId = await consumeUserToken(tx, ctx.now, input.token, "verify_email");
    const user = await tx.user.update({ where: { id: userId }, data: { emailVerifiedAt: ctx.now } });
    const actor = { type: "user", userId, role: null, isOperator: user.isOperator } as const;
    await recordAudit(
      tx,
      { ...ctx, actor },
      { action: "user.verify_email", targetType: "user", targetId: userId },
    );
    return { email: user.email };
  });
}
