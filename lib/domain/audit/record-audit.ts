import { AS_VIEWER, type BaseCtx, type Ctx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import type { PoolClient, Prisma, Tx } from "@/lib/db";

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
  await tx.auditEvent.create({ data: toRow(ctx, entry) });
}

/** The same in a transaction of pg's, for changes that are made with metering. */
export async function recordAuditOn(
  client: PoolClient,
  ctx: BaseCtx | Ctx,
  entry: AuditEntry,
): Promise<void> {
  const row = toRow(ctx, entry);
  await client.query(
    `INSERT INTO audit_event (id, org_id, actor_type, actor_id, on_behalf_of, action, target_type, target_id, data, request_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11)`,
    [
      row.id,
      row.orgId,
      row.actorType,
      row.actorId,
      row.onBehalfOf,
      row.action,
      row.targetType,
      row.targetId,
      JSON.stringify(row.data),
      row.requestId,
      row.createdAt,
    ],
  );
}

/** Whoever impersonates is the actor; on whose behalf stands beside it. */
function toRow(ctx: BaseCtx | Ctx, entry: AuditEntry) {
  const behind = ctx.actor.type === "user" ? ctx.actor.impersonation : undefined;
  return {
    id: newId("audit", ctx.now.getTime()),
    orgId: "orgId" in ctx ? ctx.orgId : null,
    actorType: ctx.actor.type,
    actorId: behind?.operatorId ?? ctx.actor.userId,
    onBehalfOf: behind ? (behind.memberId ?? AS_VIEWER) : null,
    action: entry.action,
    targetType: entry.targetType,
    targetId: entry.targetId,
    data: entry.data ?? {},
    requestId: ctx.requestId,
    createdAt: ctx.now,
  };
}
