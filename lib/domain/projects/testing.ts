import type { Ctx, Role } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { db } from "@/lib/db";

/** A user in an organization of its own with one project, for tests of every room above. */
export async function createTestTenant(role: Role = "owner") {
  const userId = newId("user");
  const orgId = newId("org");
  const projectId = newId("project");
  await db().user.create({ data: { id: userId, email: `${userId}@example.com`.toLowerCase(), name: "Ada" } });
  await db().org.create({
    data: {
      id: orgId,
      name: `Tenant ${orgId.slice(-6)}`,
      slug: orgId.toLowerCase().replace("_", "-"),
      members: { create: { userId, role } },
      projects: { create: { id: projectId, name: "Default", slug: "default" } },
    },
  });
  const ctx: Ctx = {
    actor: { type: "user", userId, role, isOperator: false },
    now: now(),
    requestId: newId("request"),
    orgId,
  };
  return { ctx, orgId, userId, projectId };
}

/** The same person in another role, or at another time. */
export function asRole(ctx: Ctx, role: Role): Ctx {
  return ctx.actor.type === "user" ? { ...ctx, actor: { ...ctx.actor, role } } : ctx;
}

export function atTime(ctx: Ctx, at: Date): Ctx {
  return { ...ctx, now: at };
}
