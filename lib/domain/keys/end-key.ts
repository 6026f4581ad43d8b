import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { disableKeyEndpoint, enableKeyEndpoint, revokeKeyEndpoint } from "@/lib/contract/keys";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { readKey } from "./key-view";
import { lockKey, lockLiveKey } from "./lock-key";

/** Stops a key until it is enabled again. Disabling twice changes nothing. */
export async function disableKey(ctx: Ctx, input: InputOf<typeof disableKeyEndpoint>) {
  return setDisabled(ctx, input.keyId, true);
}

/** Lets a disabled key work again. */
export async function enableKey(ctx: Ctx, input: InputOf<typeof enableKeyEndpoint>) {
  return setDisabled(ctx, input.keyId, false);
}

async function setDisabled(ctx: Ctx, keyId: string, disabled: boolean) {
  requirePermission(ctx, "keys.write");
  return inTransaction(async (tx) => {
    const key = await lockLiveKey(tx, ctx, keyId);
    if (disabled !== (key.disabledAt !== null)) {
      await tx.apiKey.update({ where: { id: key.id }, data: { disabledAt: disabled ? ctx.now : null } });
      await recordAudit(tx, ctx, {
        action: disabled ? "key.disable" : "key.enable",
        targetType: "key",
        targetId: key.id,
        data: { label: key.label },
      });
    }
    return readKey(tx, ctx, key.id);
  });
}

/** Ends a key for good: every secret of it stops at once, and a secret that waits to be fetched is wiped. */
export async function revokeKey(ctx: Ctx, input: InputOf<typeof revokeKeyEndpoint>) {
  requirePermission(ctx, "keys.write");
  return inTransaction(async (tx) => {
    const key = await lockKey(tx, ctx, input.keyId);
    if (!key.revokedAt) {
      await tx.apiKey.update({ where: { id: key.id }, data: { revokedAt: ctx.now, nextRotationAt: null } });
      await tx.keySecret.updateMany({ where: { keyId: key.id }, data: { sealedEnc: null } });
      await recordAudit(tx, ctx, {
        action: "key.revoke",
        targetType: "key",
        targetId: key.id,
        data: { label: key.label },
      });
    }
    return readKey(tx, ctx, key.id);
  });
}

/** Ends every live key of an organization that is being closed, inside that transaction; answers how many. */
export async function revokeAllKeys(tx: Tx, { orgId, now }: Ctx): Promise<number> {
  const { count } = await tx.apiKey.updateMany({
    where: { orgId, kind: "standard", revokedAt: null },
    data: { revokedAt: now, nextRotationAt: null },
  });
  await tx.$executeRaw`
    UPDATE key_secret SET sealed_enc = NULL
    WHERE sealed_enc IS NOT NULL AND key_id IN (SELECT id FROM api_key WHERE org_id = ${orgId} AND kind = 'standard')`;
  return count;
}
