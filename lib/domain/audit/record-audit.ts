import type { BaseCtx, Ctx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import type { Prisma, Tx } from "@/lib/db";

type AuditEntry = {
  /** `key.create`, `member.remove` */
  action: string;
  targetType: string;
  targetId: string;
  /** What changed, in public words; never a secret. */
  data?: Prisma.InputJsonObject;
};

/** Writes who changed what, in the transaction of the change, so that neither exists without the other. */
export async function recordAudit(tx: Tx, ctx: BaseCtx | Ctx, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({
    data: {
      id: newId("audit", ctx.now.getTime()),
      orgId: "orgId" in ctx ? ctx.orgId : null,
      actorType: ctx.actor.type,
      actorId: ctx.actor.userId,
      action: entry.action,
      targetType: entry.targetType,
      targetId: entry.targetId,
      data: entry.data ?? {},
      requestId: ctx.requestId,
      createdAt: ctx.now,
    },
  });
}
