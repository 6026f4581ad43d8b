import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { rotateKeyEndpoint } from "@/lib/contract/keys";
import { addMs, SECOND_MS } from "@/lib/core/time";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { nextRotation } from "./create-key";
import { readKey } from "./key-view";
import { lockLiveKey } from "./lock-key";
import { newSecret } from "./new-secret";

type LockedKey = Awaited<ReturnType<typeof lockLiveKey>>;

/** A new secret for the same key; the old one stays good for the overlap. Rotations of one key come one after the other. */
export async function rotateKey(ctx: Ctx, input: InputOf<typeof rotateKeyEndpoint>) {
  requirePermission(ctx, "keys.write");
  return inTransaction(async (tx) => {
    const key = await lockLiveKey(tx, ctx, input.keyId);
    const secret = await replaceSecret(tx, ctx, key, input.overlapSeconds ?? key.rotationOverlapSeconds);
    return { ...(await readKey(tx, ctx, key.id)), secret };
  });
}

/**
 * The change itself, on a locked key: one secret has no end, every older one ends with the overlap at the latest, and a
 * secret that waited to be fetched is wiped. `seal` keeps the new one, encrypted, until somebody fetches it. Returns the plaintext.
 */
export async function replaceSecret(
  tx: Tx,
  ctx: Ctx,
  key: LockedKey,
  overlapSeconds: number,
  seal?: (plaintext: string) => string,
): Promise<string> {
  const secret = newSecret(key, ctx.now);
  const overlapEndsAt = addMs(ctx.now, overlapSeconds * SECOND_MS);
  await tx.keySecret.updateMany({
    where: { keyId: key.id, OR: [{ expiresAt: null }, { expiresAt: { gt: overlapEndsAt } }] },
    data: { expiresAt: overlapEndsAt },
  });
  await tx.keySecret.updateMany({
    where: { keyId: key.id, sealedEnc: { not: null } },
    data: { sealedEnc: null },
  });
  await tx.keySecret.create({ data: { ...secret.row, sealedEnc: seal?.(secret.plaintext) ?? null } });
  await tx.apiKey.update({
    where: { id: key.id },
    data: { label: secret.label, nextRotationAt: nextRotation(key.rotateEveryDays, ctx.now) },
  });
  await recordAudit(tx, ctx, {
    action: "key.rotate",
    targetType: "key",
    targetId: key.id,
    data: { fromLabel: key.label, toLabel: secret.label, overlapSeconds, scheduled: seal !== undefined },
  });
  return secret.plaintext;
}
