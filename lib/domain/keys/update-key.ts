import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { updateKeyEndpoint } from "@/lib/contract/keys";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { lockLiveProject } from "../projects";
import { nextRotation } from "./create-key";
import { requireFutureExpiry } from "./expiry";
import { readKey } from "./key-view";
import { lockLiveKey } from "./lock-key";
import { requireGrantable, requireWithinProject } from "./narrowing";

/** Changes a key's name, scope or limits, within its project's. Its secret, id and history stay. */
export async function updateKey(ctx: Ctx, input: InputOf<typeof updateKeyEndpoint>) {
  requirePermission(ctx, "keys.write");
  const { keyId, ...changes } = input;
  requireGrantable(ctx, changes.permissions);
  requireFutureExpiry(changes.expiresAt, ctx.now);
  return inTransaction(async (tx) => {
    const key = await lockLiveKey(tx, ctx, keyId);
    requireWithinProject(changes, await lockLiveProject(tx, ctx, key.projectId));
    const everyDays = changes.rotateEveryDays;
    const rescheduled = everyDays !== undefined && everyDays !== key.rotateEveryDays;
    await tx.apiKey.update({
      where: { id: key.id },
      data: { ...changes, ...(rescheduled && { nextRotationAt: nextRotation(everyDays, ctx.now) }) },
    });
    await recordAudit(tx, ctx, {
      action: "key.update",
      targetType: "key",
      targetId: key.id,
      data: { ...changes, expiresAt: changes.expiresAt?.toISOString() ?? null, fields: Object.keys(changes) },
    });
    return readKey(tx, ctx, key.id);
  });
}
