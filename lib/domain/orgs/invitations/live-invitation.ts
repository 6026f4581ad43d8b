import type { Ctx } from "@/lib/access";
import { sha256Hex } from "@/lib/core/crypto";
import { AppError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db";

/** Which invitations still wait for an answer. */
export const liveAt = (now: Date) => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: now } });

/** The waiting invitation of a link's token; 400 when it is unknown, answered, withdrawn or expired. */
export async function getLiveInvitation(tx: Tx, now: Date, token: string) {
  const invitation = await tx.invitation.findFirst({
    where: { tokenHash: sha256Hex(token), ...liveAt(now) },
    include: { org: true },
  });
  if (invitation) return invitation;
  throw new AppError(
    "invalid_request",
    "This invitation was used, withdrawn or has expired. Ask for a new one.",
    {
      param: "token",
    },
  );
}

const WAITING_MAX = 200;

/** Throws 409 when a member has this address. */
export async function requireStranger(tx: Tx, { orgId }: Ctx, email: string): Promise<void> {
  if (!(await tx.member.count({ where: { orgId, user: { email } } }))) return;
  throw new AppError("conflict", "This address belongs to a member already.", { param: "email" });
}

/** Throws 409 when as many invitations wait as may. */
export async function requireRoom(tx: Tx, { orgId, now }: Ctx): Promise<void> {
  if ((await tx.invitation.count({ where: { orgId, ...liveAt(now) } })) < WAITING_MAX) return;
  throw new AppError("conflict", `${WAITING_MAX} invitations are waiting. Withdraw some first.`);
}
