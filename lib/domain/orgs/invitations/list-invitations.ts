import { type BaseCtx, type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { previewInvitationEndpoint } from "@/lib/contract/members";
import { db } from "@/lib/db";
import { byIp, countAttempt, forgiveOne } from "../../accounts";
import { toRole } from "../membership";
import { getLiveInvitation, liveAt } from "./live-invitation";

const SHOWN_MAX = 200;

/** The waiting invitations, newest first. */
export async function listInvitations(ctx: Ctx) {
  requirePermission(ctx, "members.read");
  const rows = await db().invitation.findMany({
    where: { orgId: ctx.orgId, ...liveAt(ctx.now) },
    orderBy: { createdAt: "desc" },
    take: SHOWN_MAX,
  });
  const inviters = await db().user.findMany({ where: { id: { in: rows.map((row) => row.invitedById) } } });
  const names = new Map(inviters.map(({ id, name }) => [id, name]));
  return {
    items: rows.map((row) => ({
      ...row,
      role: toRole(row.role),
      invitedBy: names.get(row.invitedById) ?? "The operator",
    })),
  };
}

/** What the holder of a link may see before signing in. Guessing tokens is limited by address. */
export async function previewInvitation(ctx: BaseCtx, input: InputOf<typeof previewInvitationEndpoint>) {
  const attempt = byIp("invitation", ctx.client?.ip);
  await countAttempt(attempt, ctx.now);
  const { org, email, role, invitedById, expiresAt } = await getLiveInvitation(db(), ctx.now, input.token);
  await forgiveOne(attempt);
  const [inviter, account] = await Promise.all([
    db().user.findUnique({ where: { id: invitedById } }),
    db().user.findUnique({ where: { email } }),
  ]);
  return {
    orgName: org.name,
    email,
    role: toRole(role),
    invitedBy: inviter?.name ?? "The operator",
    hasAccount: account !== null,
    expiresAt,
  };
}
