import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { revealRotatedKeyEndpoint } from "@/lib/contract/keys";
import { unseal } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { notFound } from "@/lib/core/errors";
import { addMs, DAY_MS } from "@/lib/core/time";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { readKey, SEALED_DAYS_MAX } from "./key-view";
import { lockLiveKey } from "./lock-key";
import { SEALED_PURPOSE } from "./rotate-due-keys";

/** The secret that a scheduled rotation made, once: it is wiped in the same transaction. 404 when there is none. */
export async function revealRotatedKey(ctx: Ctx, input: InputOf<typeof revealRotatedKeyEndpoint>) {
  requirePermission(ctx, "keys.write");
  return inTransaction(async (tx) => {
    const key = await lockLiveKey(tx, ctx, input.keyId);
    const waiting = await tx.keySecret.findFirst({
      where: {
        keyId: key.id,
        expiresAt: null,
        sealedEnc: { not: null },
        createdAt: { gte: addMs(ctx.now, -SEALED_DAYS_MAX * DAY_MS) },
      },
    });
    if (!waiting?.sealedEnc) throw notFound("secret waiting to be fetched");
    await tx.keySecret.update({ where: { id: waiting.id }, data: { sealedEnc: null } });
    await recordAudit(tx, ctx, {
      action: "key.reveal_rotated",
      targetType: "key",
      targetId: key.id,
      data: { label: waiting.label },
    });
    const secret = unseal(env().TURNPIKE_SECRET, SEALED_PURPOSE, waiting.sealedEnc);
    return { ...(await readKey(tx, ctx, key.id)), secret };
  });
}
