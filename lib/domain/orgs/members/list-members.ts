import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { listMembersEndpoint } from "@/lib/contract/members";
import { notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db";
import { toRole } from "../membership";

const withUser = { user: { select: { name: true, email: true, totpEnabledAt: true } } } as const;

/** The members by the time of their accounts. */
export async function listMembers(ctx: Ctx, input: InputOf<typeof listMembersEndpoint>) {
  requirePermission(ctx, "members.read");
  const rows = await db().member.findMany({
    where: { orgId: ctx.orgId, ...(input.cursor && { userId: { gt: input.cursor } }) },
    include: withUser,
    orderBy: { userId: "asc" },
    take: input.limit + 1,
  });
  const page = rows.slice(0, input.limit);
  return { items: page.map(toMember), nextCursor: rows.length > input.limit ? page.at(-1)!.userId : null };
}

/** One member of the context's organization, or 404. */
export async function getMember(tx: Tx, ctx: Ctx, userId: string) {
  const row = await tx.member.findUnique({
    where: { orgId_userId: { orgId: ctx.orgId, userId } },
    include: withUser,
  });
  if (!row) throw notFound("member");
  return toMember(row);
}

type Row = {
  userId: string;
  role: string;
  createdAt: Date;
  user: { name: string; email: string; totpEnabledAt: Date | null };
};

function toMember({ userId, role, createdAt, user }: Row) {
  const { name, email, totpEnabledAt } = user;
  return { userId, name, email, role: toRole(role), hasTwoFactor: totpEnabledAt !== null, createdAt };
}
