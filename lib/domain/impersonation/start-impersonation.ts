import { type BaseCtx, type Impersonation, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { startImpersonationEndpoint } from "@/lib/contract/impersonation";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { toRole } from "../orgs";
import { endLapsedOf } from "./end-impersonation";
import { asImpersonated } from "./impersonation-row";

type Input = InputOf<typeof startImpersonationEndpoint>;

/**
 * The operator's session sees an organization as somebody else sees it until the time is over. The tenant reads who, why and until
 * when in its audit log. Throws 403 as another operator, and 409 while the session looks as somebody already.
 */
export async function startImpersonation(ctx: BaseCtx, input: Input) {
  requireOperator(ctx);
  const sessionId = sessionOf(ctx);
  const expiresAt = addMs(ctx.now, input.minutes * MINUTE_MS);
  return inTransaction(async (tx) => {
    const org = await tx.org.findUnique({ where: { id: input.tenantId } });
    if (!org) throw notFound("tenant");
    if (org.closedAt) throw new AppError("conflict", "It is closed: nobody sees its pages. Reopen it first.");
    const member = input.userId === null ? null : await getImpersonable(tx, org.id, input.userId);
    await requireFreeSession(tx, ctx, sessionId);
    const row = {
      id: newId("impersonation", ctx.now.getTime()),
      operatorId: ctx.actor.userId,
      orgId: org.id,
      memberId: member?.userId ?? null,
      expiresAt,
    };
    const { reason } = input;
    await tx.impersonation.create({ data: { ...row, sessionId, reason, startedAt: ctx.now } });
    const impersonation: Impersonation = { ...row, orgSlug: org.slug, role: member?.role ?? "viewer" };
    const { role } = impersonation;
    await recordAudit(tx, asImpersonated(ctx, impersonation), {
      action: "impersonation.start",
      targetType: member ? "user" : "org",
      targetId: member?.userId ?? org.id,
      data: { reason, role, until: expiresAt.toISOString() },
    });
    const { id, memberId: userId } = row;
    return { id, orgId: org.id, orgSlug: org.slug, userId, role, startedAt: ctx.now, expiresAt };
  });
}

/** An impersonation ends with the browser's session, so there is none without. */
function sessionOf({ actor }: BaseCtx): string {
  if (actor.type === "user" && actor.sessionId && !actor.impersonation) return actor.sessionId;
  throw new AppError("permission_denied", "Only an operator who is signed in in a browser may do this.", {
    extra: { layer: "operator" },
  });
}

async function getImpersonable(tx: Tx, orgId: string, userId: string) {
  const row = await tx.member.findUnique({
    where: { orgId_userId: { orgId, userId } },
    include: { user: { select: { isOperator: true } } },
  });
  if (!row) throw notFound("member");
  if (row.user.isOperator) {
    throw new AppError("permission_denied", "Nobody looks as an operator. Look as a viewer instead.", {
      param: "userId",
      extra: { layer: "impersonation" },
    });
  }
  return { userId, role: toRole(row.role) };
}

/** Two starts at once of one session come one after the other. */
async function requireFreeSession(tx: Tx, ctx: BaseCtx, sessionId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM user_session WHERE id = ${sessionId} FOR NO KEY UPDATE`;
  await endLapsedOf(tx, ctx, sessionId);
  if ((await tx.impersonation.count({ where: { sessionId, endedAt: null } })) === 0) return;
  throw new AppError("conflict", "You look as somebody else already. End that first.");
}
