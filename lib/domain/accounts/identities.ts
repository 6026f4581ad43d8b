import type { BaseCtx } from "@/lib/access";
import { AppError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { endSessions } from "./sessions/revoke-sessions";

/** Who an identity provider says it is. `subject` is its stable id there. */
export type Identity = {
  provider: "github" | "google" | "oidc";
  subject: string;
  email: string;
  isEmailVerified: boolean;
  name: string;
};

/** The account that the identity is linked to, or null. */
export async function findUserByIdentity(tx: Tx, identity: Identity) {
  const { provider, subject } = identity;
  const row = await tx.userIdentity.findUnique({
    where: { provider_subject: { provider, subject } },
    include: { user: true },
  });
  return row?.user ?? null;
}

/**
 * Links the identity to the account with its e-mail address, or returns null when there is none. Only a verified address
 * links. A password that somebody set before the address was proven could be an impostor's, so it and its sessions go.
 */
export async function linkByEmail(tx: Tx, ctx: BaseCtx, identity: Identity) {
  requireVerified(identity);
  const user = await tx.user.findUnique({ where: { email: identity.email } });
  if (!user) return null;
  if (user.totpEnabledAt) {
    throw new AppError("permission_denied", "This account has two-factor on. Sign in with your password.", {
      extra: { layer: "two_factor" },
    });
  }
  if (!user.emailVerifiedAt) {
    await endSessions(tx, user.id, ctx.now, null);
    await tx.user.update({ where: { id: user.id }, data: { emailVerifiedAt: ctx.now, passwordHash: null } });
  }
  await insertIdentity(tx, ctx, user, identity);
  return user;
}

/** Records the link itself. */
export async function insertIdentity(
  tx: Tx,
  ctx: BaseCtx,
  user: { id: string; isOperator: boolean },
  { provider, subject }: Identity,
): Promise<void> {
  await tx.userIdentity.create({ data: { provider, subject, userId: user.id, createdAt: ctx.now } });
  const actor = { type: "user", userId: user.id, role: null, isOperator: user.isOperator } as const;
  await recordAudit(
    tx,
    { ...ctx, actor },
    {
      action: "user.link_identity",
      targetType: "user",
      targetId: user.id,
      data: { provider },
    },
  );
}

/** Throws 403 unless the provider vouches for the address. */
export function requireVerified(identity: Identity): void {
  if (identity.email && identity.isEmailVerified) return;
  throw new AppError("permission_denied", "Your identity provider has not verified your e-mail address.", {
    extra: { layer: "identity_provider" },
  });
}
