import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { removeMemberEndpoint, updateMemberEndpoint } from "@/lib/contract/members";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../../audit";
import { forgetMember, rememberMember } from "./former-member";
import { lockMembers, requireAnotherOwner, requireGrantable } from "./grantable";
import { getMember } from "./list-members";

/** Changes a member's role. Both the old and the new role are at most the caller's; the last owner keeps theirs (409). */
export async function updateMember(ctx: Ctx, { userId, role }: InputOf<typeof updateMemberEndpoint>) {
  requirePermission(ctx, "members.write");
  return inTransaction(async (tx) => {
    await lockMembers(tx, ctx);
    const before = await getMember(tx, ctx, userId);
    requireGrantable(ctx, before.role);
    requireGrantable(ctx, role);
    if (role !== "owner") await requireAnotherOwner(tx, ctx, before);
    await tx.member.update({ where: { orgId_userId: { orgId: ctx.orgId, userId } }, data: { role } });
    await recordAudit(tx, ctx, {
      action: "member.update",
      targetType: "user",
      targetId: userId,
      data: { before: before.role, after: role },
    });
    return { ...before, role };
  });
}

/** Removes a member whose role is at most the caller's, so that it can be taken back for a while; the last owner stays (409). */
export async function removeMember(
  ctx: Ctx,
  { userId }: InputOf<typeof removeMemberEndpoint>,
): Promise<void> {
  requirePermission(ctx, "members.write");
  await inTransaction(async (tx) => {
    await lockMembers(tx, ctx);
    const member = await getMember(tx, ctx, userId);
    requireGrantable(ctx, member.role);
    await rememberMember(tx, ctx, userId);
    await deleteMember(tx, ctx, member, "member.remove");
  });
}

/** Ends the caller's own membership; the last owner cannot leave (409). */
export async function leaveOrg(ctx: Ctx): Promise<void> {
  requirePermission(ctx, "org.read");
  await inTransaction(async (tx) => {
    await lockMembers(tx, ctx);
    await forgetMember(tx, ctx, ctx.actor.userId);
    await deleteMember(tx, ctx, await getMember(tx, ctx, ctx.actor.userId), "member.leave");
  });
}

async function deleteMember(tx: Tx, ctx: Ctx, member: { userId: string; role: string }, action: string) {
  const { userId } = member;
  await requireAnotherOwner(tx, ctx, member);
  await tx.member.delete({ where: { orgId_userId: { orgId: ctx.orgId, userId } } });
  await recordAudit(tx, ctx, { action, targetType: "user", targetId: userId, data: { role: member.role } });
}
