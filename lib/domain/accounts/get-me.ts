import type { BaseCtx } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { updateMeEndpoint } from "@/lib/contract/me";
import { notFound } from "@/lib/core/errors";
import { db, inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";

/** The caller's row. */
export async function getOwnRow(tx: Tx, ctx: BaseCtx) {
  const user = await tx.user.findUnique({ where: { id: ctx.actor.userId }, include: { identities: true } });
  if (!user) throw notFound("account");
  return user;
}

/** The caller's account; hashes and secrets stay out of it. */
export async function getMe(ctx: BaseCtx) {
  return toMe(await getOwnRow(db(), ctx));
}

/** Changes the caller's name. */
export async function updateMe(ctx: BaseCtx, input: InputOf<typeof updateMeEndpoint>) {
  return inTransaction(async (tx) => {
    const { id } = await getOwnRow(tx, ctx);
    await tx.user.update({ where: { id }, data: { name: input.name } });
    await recordAudit(tx, ctx, { action: "user.update", targetType: "user", targetId: id });
    return toMe(await getOwnRow(tx, ctx));
  });
}

/** What an account's owner may see of it. */
export function toMe(user: Awaited<ReturnType<typeof getOwnRow>>) {
  const { id, email, name, emailVerifiedAt, isOperator, createdAt } = user;
  return {
    id,
    email,
    name,
    emailVerifiedAt,
    isOperator,
    createdAt,
    hasPassword: user.passwordHash !== null,
    twoFactorSince: user.totpEnabledAt,
    recoveryCodesLeft: user.recoveryHashes.length,
    identityProviders: user.identities.map((identity) => identity.provider),
  };
}
