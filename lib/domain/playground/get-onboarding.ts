import { type Ctx, requirePermission } from "@/lib/access";
import { env } from "@/lib/core/env";
import { db } from "@/lib/db";
import { findDefaultProject } from "../projects";

/** How far a newcomer has come: a key, a first answered call. Calls from the playground count as well. */
export async function getOnboarding(ctx: Ctx) {
  requirePermission(ctx, "usage.read");
  const { orgId } = ctx;
  const [key, call, project] = await Promise.all([
    db().apiKey.findFirst({ where: { orgId, kind: "standard", revokedAt: null }, select: { id: true } }),
    db().usageEvent.findFirst({
      where: { orgId, outcome: "ok" },
      orderBy: [{ startedAt: "asc" }, { requestId: "asc" }],
      select: { requestId: true, model: true, startedAt: true },
    }),
    findDefaultProject(db(), orgId),
  ]);
  return {
    hasKey: key !== null,
    hasCall: call !== null,
    firstCall: call,
    defaultProjectId: project?.id ?? null,
    gatewayUrl: env().GATEWAY_URL,
  };
}
