import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { restoreMemberEndpoint } from "@/lib/contract/members";
import { AppError } from "@/lib/core/errors";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../../audit";
import { forgetMember, getFormerMember } from "./former-member";
import { lockMembers, requireGrantable } from "./grantable";
import { getMember } from "./list-members";

/** Gives a removed member back what they had: role, muted mails, time of joining. 409 for who has joined again by now. */
export async function restoreMember(ctx: Ctx, { userId }: InputOf<typeof restoreMemberEndpoint>) {
  requirePermission(ctx, "members.write");
  return inTransaction(async (tx) => {
    await lockMembers(tx, ctx);
    const { orgId } = ctx;
    if (await tx.member.count({ where: { orgId, userId } })) {
      throw new AppError("conflict", "They are a member again already.");
    }
    const { role, mutedMail, joinedAt } = await getFormerMember(tx, ctx, userId);
    requireGrantable(ctx, role);
    await tx.member.create({ data: { orgId, userId, role, mutedMail, createdAt: joinedAt } });
    await forgetMember(tx, ctx, userId);
    await recordAudit(tx, ctx, {
      action: "member.restore",
      targetType: "user",
      targetId: userId,
      data: { role },
    });
    return getMember(tx, ctx, userId);
  });
}
