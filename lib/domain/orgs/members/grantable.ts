import { type Ctx, isAtLeast, type Role } from "@/lib/access";
import { AppError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db";
import { type Closing, requireOpen } from "../hold-open";
import { toRole } from "../membership";

/** Throws 403 when the role is above the caller's own: nobody gives, takes or touches more than they have. */
export function requireGrantable(ctx: Ctx, role: Role): void {
  const { actor } = ctx;
  if (actor.type === "operator" || actor.type === "system") return;
  if (actor.type === "user" && actor.role && isAtLeast(actor.role, role)) return;
  throw new AppError("permission_denied", `Only a member with the role ${role} or above may do this.`, {
    extra: { layer: "organization" },
  });
}

/**
 * Locks the organization's memberships, so that two owners who leave at once cannot both be "not the last". Throws 409 when it was
 * closed meanwhile.
 */
export async function lockMembers(tx: Tx, ctx: Ctx): Promise<void> {
  const [org] = await tx.$queryRaw<Closing[]>`
    SELECT closed_at AS "closedAt" FROM org WHERE id = ${ctx.orgId} FOR UPDATE`;
  requireOpen(org);
}

/** Throws 409 when this owner is the only one. Call it under `lockMembers`. */
export async function requireAnotherOwner(tx: Tx, ctx: Ctx, member: { userId: string; role: string }) {
  if (toRole(member.role) !== "owner") return;
  const others = await tx.member.count({
    where: { orgId: ctx.orgId, role: "owner", userId: { not: member.userId } },
  });
  if (others > 0) return;
  throw new AppError("conflict", "An organization needs an owner. Make somebody else the owner first.");
}
