import type { Ctx } from "@/lib/access";
import { AppError, notFound } from "@/lib/core/errors";
import type { Tx } from "@/lib/db";

/** Locks a key's row for the transaction, so that changes to one key come one after the other. 404 for another tenant's. */
export async function lockKey(tx: Tx, ctx: Ctx, keyId: string) {
  await tx.$queryRaw`SELECT id FROM api_key WHERE id = ${keyId} AND org_id = ${ctx.orgId} FOR NO KEY UPDATE`;
  const key = await tx.apiKey.findFirst({ where: { id: keyId, orgId: ctx.orgId, kind: "standard" } });
  if (!key) throw notFound("key");
  return key;
}

/** As `lockKey`; 409 for a revoked key, which nothing can change. */
export async function lockLiveKey(tx: Tx, ctx: Ctx, keyId: string) {
  const key = await lockKey(tx, ctx, keyId);
  if (key.revokedAt) throw new AppError("conflict", "This key is revoked. Create another one.");
  return key;
}
