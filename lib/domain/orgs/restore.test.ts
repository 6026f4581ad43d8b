import { expect, test } from "vitest";
import type { Ctx, Role } from "@/lib/access";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestUser, mailedToken } from "../accounts/testing";
import { asRole, atTime, createTestTenant } from "../projects/testing";
import {
  acceptInvitation,
  createInvitation,
  findRole,
  leaveOrg,
  listInvitations,
  removeMember,
  restoreInvitation,
  restoreMember,
  revokeInvitation,
} from "./index";

useTestDatabase();

async function join(ctx: Ctx, role: Role) {
  const { user, ctx: base } = await createTestUser();
  const joinedAt = addMs(ctx.now, -9 * DAY_MS);
  const row = { orgId: ctx.orgId, userId: user.id, role, mutedMail: ["budget"], createdAt: joinedAt };
  await db().member.create({ data: row });
  const actor = { type: "user", userId: user.id, role, isOperator: false } as const;
  return { user, row, base, ctx: { ...base, actor, orgId: ctx.orgId } };
}

test("a removed member is given back what they had: role, muted mails and the day that they joined", async () => {
  const { ctx, orgId } = await createTestTenant();
  const { user, row } = await join(ctx, "developer");
  await removeMember(ctx, { userId: user.id });
  expect(await findRole(user.id, orgId)).toBeNull();
  expect(await restoreMember(ctx, { userId: user.id })).toMatchObject({
    userId: user.id,
    role: "developer",
    createdAt: row.createdAt,
  });
  expect(await db().member.findFirst({ where: { orgId, userId: user.id } })).toMatchObject(row);
  expect(await db().auditEvent.count({ where: { orgId, action: "member.restore" } })).toBe(1);
  await expect(restoreMember(ctx, { userId: user.id })).rejects.toMatchObject({ status: 409 });
});

test("only who may give the role takes a removal back, within thirty days, in their own organization", async () => {
  const { ctx } = await createTestTenant();
  const { user } = await join(ctx, "owner");
  await removeMember(ctx, { userId: user.id });
  const attempt = (of: Ctx) => restoreMember(of, { userId: user.id });
  await expect(attempt(asRole(ctx, "admin"))).rejects.toMatchObject({ status: 403 });
  await expect(attempt(asRole(ctx, "viewer"))).rejects.toMatchObject({ status: 403 });
  await expect(attempt((await createTestTenant()).ctx)).rejects.toMatchObject({ status: 404 });
  await expect(attempt(atTime(ctx, addMs(ctx.now, 31 * DAY_MS)))).rejects.toMatchObject({ status: 404 });
  expect(await attempt(ctx)).toMatchObject({ role: "owner" });
});

test("who left by their own will, or joined again in another role, is not put back", async () => {
  const { ctx, orgId } = await createTestTenant();
  const leaver = await join(ctx, "viewer");
  await leaveOrg(leaver.ctx);
  await expect(restoreMember(ctx, { userId: leaver.user.id })).rejects.toMatchObject({ status: 404 });
  const { user, base } = await join(ctx, "admin");
  await removeMember(ctx, { userId: user.id });
  await createInvitation(ctx, { email: user.email, role: "viewer" });
  await acceptInvitation(base, { token: await mailedToken(user.email) });
  await expect(restoreMember(ctx, { userId: user.id })).rejects.toMatchObject({ status: 409 });
  await leaveOrg({ ...ctx, actor: { type: "user", userId: user.id, role: "viewer", isOperator: false } });
  await expect(restoreMember(ctx, { userId: user.id })).rejects.toMatchObject({ status: 404 });
  expect(await findRole(user.id, orgId)).toBeNull();
});

test("of two who take the same removal back one does", async () => {
  const { ctx, orgId } = await createTestTenant();
  const { user } = await join(ctx, "viewer");
  await removeMember(ctx, { userId: user.id });
  const both = await Promise.allSettled([
    restoreMember(ctx, { userId: user.id }),
    restoreMember(ctx, { userId: user.id }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db().auditEvent.count({ where: { orgId, action: "member.restore" } })).toBe(1);
});

test("an invitation whose withdrawal is taken back has its id, and its mailed link works again", async () => {
  const { ctx, orgId } = await createTestTenant();
  const { user, ctx: base } = await createTestUser();
  const { id: invitationId } = await createInvitation(ctx, { email: user.email, role: "billing" });
  const token = await mailedToken(user.email);
  await revokeInvitation(ctx, { invitationId });
  await expect(acceptInvitation(base, { token })).rejects.toMatchObject({ status: 400 });
  expect(await restoreInvitation(ctx, { invitationId })).toMatchObject({ id: invitationId, role: "billing" });
  expect((await listInvitations(ctx)).items).toMatchObject([{ id: invitationId, email: user.email }]);
  await acceptInvitation(base, { token });
  expect(await findRole(user.id, orgId)).toBe("billing");
  await expect(restoreInvitation(ctx, { invitationId })).rejects.toMatchObject({ status: 404 });
});

test("a withdrawal stays when they joined or were invited anew, when it has ended, and for whoever may not", async () => {
  const { ctx } = await createTestTenant();
  const email = "guest@example.com";
  const { id: invitationId } = await createInvitation(ctx, { email, role: "owner" });
  const attempt = (of: Ctx) => restoreInvitation(of, { invitationId });
  await expect(attempt(ctx)).rejects.toMatchObject({ status: 404 });
  await revokeInvitation(ctx, { invitationId });
  await expect(attempt(asRole(ctx, "admin"))).rejects.toMatchObject({ status: 403 });
  await expect(attempt((await createTestTenant()).ctx)).rejects.toMatchObject({ status: 404 });
  await expect(attempt(atTime(ctx, addMs(ctx.now, 8 * DAY_MS)))).rejects.toMatchObject({ status: 404 });
  const second = await createInvitation(ctx, { email, role: "viewer" });
  await expect(attempt(ctx)).rejects.toMatchObject({ status: 409, message: /anew/ });
  await revokeInvitation(ctx, { invitationId: second.id });
  const { user } = await createTestUser({ email });
  await db().member.create({ data: { orgId: ctx.orgId, userId: user.id, role: "viewer" } });
  await expect(attempt(ctx)).rejects.toMatchObject({ status: 409, message: /member already/ });
});
