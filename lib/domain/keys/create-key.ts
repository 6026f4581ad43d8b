import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { createKeyEndpoint } from "@/lib/contract/keys";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS } from "@/lib/core/time";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { insertCap } from "../limits";
import { holdOpen } from "../orgs";
import { lockLiveProject } from "../projects";
import { requireFutureExpiry } from "./expiry";
import { readKey } from "./key-view";
import { requireGrantable, requireWithinProject } from "./narrowing";
import { newSecret } from "./new-secret";

/** A key within its project's limits. The plaintext secret exists only in this return value; the row keeps its hash. */
export async function createKey(ctx: Ctx, input: InputOf<typeof createKeyEndpoint>) {
  requirePermission(ctx, "keys.write");
  const { budget, ...settings } = input;
  requireGrantable(ctx, settings.permissions);
  requireFutureExpiry(settings.expiresAt, ctx.now);
  const id = newId("key", ctx.now.getTime());
  const secret = newSecret({ id, orgId: ctx.orgId, environment: settings.environment }, ctx.now);
  return inTransaction(async (tx) => {
    await holdOpen(tx, ctx);
    requireWithinProject(settings, await lockLiveProject(tx, ctx, settings.projectId));
    await tx.apiKey.create({
      data: {
        ...settings,
        id,
        orgId: ctx.orgId,
        label: secret.label,
        nextRotationAt: nextRotation(settings.rotateEveryDays, ctx.now),
        createdById: ctx.actor.userId,
        createdAt: ctx.now,
      },
    });
    await tx.keySecret.create({ data: secret.row });
    if (budget) {
      const scope = { type: "key", id, projectId: settings.projectId } as const;
      await insertCap(tx, ctx, { scope, window: budget.window, limitNanos: budget.limitUsd });
    }
    await recordAudit(tx, ctx, {
      action: "key.create",
      targetType: "key",
      targetId: id,
      data: {
        name: settings.name,
        permissions: settings.permissions ?? ["inference"],
        projectId: settings.projectId,
        label: secret.label,
      },
    });
    return { ...(await readKey(tx, ctx, id)), secret: secret.plaintext };
  });
}

/** When a key with this schedule is rotated next; null without a schedule. */
export function nextRotation(everyDays: number | null | undefined, from: Date): Date | null {
  return everyDays ? addMs(from, everyDays * DAY_MS) : null;
}
