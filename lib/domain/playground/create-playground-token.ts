import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { createPlaygroundTokenEndpoint } from "@/lib/contract/playground";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { nanosFromUsd } from "@/lib/core/money";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { newSecret } from "../keys";
import { findNarrowestAbove, insertCap } from "../limits";
import { findDefaultProject, lockLiveProject } from "../projects";

const TOKEN_MS = 15 * MINUTE_MS;
const DAY_CAP = nanosFromUsd("5");

/**
 * A secret good for 15 minutes on the project's hidden playground key: the browser calls the gateway with it, under the same
 * limits and on the same bill as any key, and with a cap a day of its own.
 */
export async function createPlaygroundToken(ctx: Ctx, input: InputOf<typeof createPlaygroundTokenEndpoint>) {
  requirePermission(ctx, "playground.use");
  const expiresAt = addMs(ctx.now, TOKEN_MS);
  return inTransaction(async (tx) => {
    const projectId = input.projectId ?? (await getDefaultProjectId(tx, ctx));
    const project = await lockLiveProject(tx, ctx, projectId);
    const key = await getPlaygroundKey(tx, ctx, project.id);
    const secret = newSecret(key, ctx.now);
    await tx.keySecret.deleteMany({ where: { keyId: key.id, expiresAt: { lt: ctx.now } } });
    await tx.keySecret.create({ data: { ...secret.row, expiresAt } });
    await recordAudit(tx, ctx, {
      action: "playground.create_token",
      targetType: "key",
      targetId: key.id,
      data: { projectId: project.id, label: secret.label },
    });
    return { token: secret.plaintext, expiresAt, gatewayUrl: env().GATEWAY_URL, projectId: project.id };
  });
}

async function getDefaultProjectId(tx: Tx, ctx: Ctx): Promise<string> {
  const project = await findDefaultProject(tx, ctx.orgId);
  if (!project) throw new AppError("conflict", "Create a project first.", { param: "projectId" });
  return project.id;
}

/** The project's one playground key, made on first use; the lock on the project makes it one. */
async function getPlaygroundKey(tx: Tx, ctx: Ctx, projectId: string) {
  const found = await tx.apiKey.findFirst({ where: { orgId: ctx.orgId, projectId, kind: "playground" } });
  if (found) return found;
  const key = await tx.apiKey.create({
    data: {
      id: newId("key", ctx.now.getTime()),
      orgId: ctx.orgId,
      projectId,
      name: "Playground",
      kind: "playground",
      label: "playground",
      createdById: ctx.actor.userId,
      createdAt: ctx.now,
    },
  });
  const scope = { type: "key", id: key.id, projectId } as const;
  const above = await findNarrowestAbove(tx, ctx, scope, "day");
  const limitNanos = above && above.limitNanos < DAY_CAP ? above.limitNanos : DAY_CAP;
  await insertCap(tx, ctx, { scope, window: "day", limitNanos });
  return key;
}
