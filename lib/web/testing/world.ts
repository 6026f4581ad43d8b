import type { BaseCtx, Ctx, Role } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS, now } from "@/lib/core/time";
import { db } from "@/lib/db";
import { createTestUser } from "@/lib/domain/accounts/testing";
import { seedCatalog } from "@/lib/domain/catalog";
import { createOrg } from "@/lib/domain/onboarding";
import { findDefaultProject } from "@/lib/domain/projects";
import { sealSessionCookie, sessionCookieName } from "../session-cookie";

export type Person = { userId: string; email: string; cookie: string; ctx: BaseCtx };
export type Tenant = { orgId: string; projectId: string; owner: Person; ctx: Ctx };
export type World = { operator: Person; a: Tenant; b: Tenant };

/** Somebody signed in, with a session of their own and no organization. */
export async function newPerson(): Promise<Person> {
  const { user, ctx } = await createTestUser();
  const sessionId = newId("session");
  await db().userSession.create({
    data: { id: sessionId, userId: user.id, expiresAt: addMs(now(), DAY_MS) },
  });
  const cookie = `${sessionCookieName()}=${await sealSessionCookie(sessionId)}`;
  return { userId: user.id, email: user.email, cookie, ctx };
}

/** Somebody signed in who runs the installation, and the session that they are signed in by. */
export async function newOperator(): Promise<Person & { sessionId: string }> {
  const person = await newPerson();
  await db().user.update({ where: { id: person.userId }, data: { isOperator: true } });
  const { id: sessionId } = await db().userSession.findFirstOrThrow({ where: { userId: person.userId } });
  return { ...person, sessionId };
}

/** A new member of the tenant. */
export async function newMember(tenant: Tenant, role: Role): Promise<Person> {
  const person = await newPerson();
  await db().member.create({ data: { orgId: tenant.orgId, userId: person.userId, role } });
  return person;
}

async function newTenant(): Promise<Tenant> {
  const owner = await newPerson();
  const { id: orgId } = await createOrg(owner.ctx, { name: "Tenant" });
  const actor = { type: "user", userId: owner.userId, role: "owner", isOperator: false } as const;
  const ctx: Ctx = { ...owner.ctx, actor, orgId };
  const project = await findDefaultProject(db(), orgId);
  if (!project) throw new Error("a new organization has no project");
  return { orgId, projectId: project.id, owner, ctx };
}

/** An installation with its catalogue, its operator and two tenants. */
export async function newWorld(): Promise<World> {
  await seedCatalog();
  const operator = await newPerson();
  await db().user.update({ where: { id: operator.userId }, data: { isOperator: true } });
  return { operator, a: await newTenant(), b: await newTenant() };
}
