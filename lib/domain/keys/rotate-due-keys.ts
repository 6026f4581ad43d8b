import type { Ctx } from "@/lib/access";
import { seal } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS, SECOND_MS } from "@/lib/core/time";
import { db, inTransaction, type Tx } from "@/lib/db";
import { enqueueMail, keyRotatedLetter } from "../mail";
import { SEALED_DAYS_MAX } from "./key-view";
import { lockLiveKey } from "./lock-key";
import { replaceSecret } from "./rotate-key";

export const SEALED_PURPOSE = "rotated-key-secret";
const BATCH = 100;

type ApiKey = { id: string; name: string; createdById: string };

/**
 * Rotates every key whose time has come and keeps the new secrets, encrypted, for their owners; wipes those that nobody
 * fetched within seven days. Run by any number of workers, a key is rotated once. Returns how many were rotated.
 */
export async function rotateDueKeys(now: Date): Promise<number> {
  await db().keySecret.updateMany({
    where: { sealedEnc: { not: null }, createdAt: { lt: addMs(now, -SEALED_DAYS_MAX * DAY_MS) } },
    data: { sealedEnc: null },
  });
  const due = await db().apiKey.findMany({
    where: { nextRotationAt: { lte: now }, revokedAt: null, project: { archivedAt: null } },
    select: { id: true, orgId: true },
    orderBy: { nextRotationAt: "asc" },
    take: BATCH,
  });
  let rotated = 0;
  for (const { id, orgId } of due) rotated += Number(await rotateIfDue(id, orgId, now));
  return rotated;
}

async function rotateIfDue(keyId: string, orgId: string, now: Date): Promise<boolean> {
  const ctx: Ctx = { actor: { type: "system", userId: "rotation" }, now, requestId: newId("request"), orgId };
  return inTransaction(async (tx) => {
    const key = await lockLiveKey(tx, ctx, keyId);
    if (!key.nextRotationAt || key.nextRotationAt > now) return false;
    const sealSecret = (plaintext: string) => seal(env().TURNPIKE_SECRET, SEALED_PURPOSE, plaintext);
    await replaceSecret(tx, ctx, key, key.rotationOverlapSeconds, sealSecret);
    await writeToOwners(tx, ctx, key, addMs(now, key.rotationOverlapSeconds * SECOND_MS));
    return true;
  });
}

/** To who made the key, and once they have left to the organization's owners. */
async function writeToOwners(tx: Tx, ctx: Ctx, key: ApiKey, oldGoodUntil: Date): Promise<void> {
  const members = await tx.member.findMany({
    where: { orgId: ctx.orgId, OR: [{ userId: key.createdById }, { role: "owner" }] },
    include: { user: true, org: true },
  });
  const makers = members.filter((member) => member.userId === key.createdById);
  for (const { user, org, mutedMail } of makers.length > 0 ? makers : members) {
    if (mutedMail.includes("key_rotation")) continue;
    await enqueueMail(tx, ctx.now, user.email, keyRotatedLetter(key, org.slug, oldGoodUntil));
  }
}
