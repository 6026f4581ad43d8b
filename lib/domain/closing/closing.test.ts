import { expect, test } from "vitest";
import type { BaseCtx, Ctx, Role } from "@/lib/access";
import { createKeyEndpoint } from "@/lib/contract/keys";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestUser, mailedToken } from "../accounts/testing";
import { createAlertRule, evaluateAlerts, raiseNotification } from "../alerts";
import { createKey } from "../keys";
import { createBudget } from "../limits";
import { ingestSettledCalls } from "../metering";
import { settledCall } from "../metering/testing";
import {
  acceptInvitation,
  createInvitation,
  findOrgBySlug,
  findRole,
  listMyOrgs,
  restoreInvitation,
} from "../orgs";
import { asRole, atTime, createTestTenant } from "../projects/testing";
import { closeOrg, reopenTenant } from ".";

useTestDatabase();
const USD = 1_000_000_000n;

type Tenant = Awaited<ReturnType<typeof createTestTenant>>;

const operator = (at: Date): BaseCtx => ({
  actor: { type: "operator", userId: "cli" },
  now: at,
  requestId: newId("request"),
});
const nameOf = async ({ orgId }: Ctx) => (await db().org.findUniqueOrThrow({ where: { id: orgId } })).name;
const close = async (ctx: Ctx) => closeOrg(ctx, { name: await nameOf(ctx) });
const newKey = ({ ctx, projectId }: Tenant) =>
  createKey(ctx, createKeyEndpoint.body.parse({ name: "worker", projectId }));
const liveKeys = (orgId: string) => db().apiKey.count({ where: { orgId, revokedAt: null } });

test("an owner who types the name closes it: keys end, invitations too, members are strangers, books stay", async () => {
  const tenant = await createTestTenant();
  const { ctx, orgId, userId } = tenant;
  await newKey(tenant);
  const { user, ctx: guest } = await createTestUser();
  await createInvitation(ctx, { email: user.email, role: "viewer" });
  const token = await mailedToken(user.email);
  await ingestSettledCalls(pool(), "gwi_test", [settledCall(tenant, { costNanos: 70 })]);
  const { slug } = await db().org.findUniqueOrThrow({ where: { id: orgId } });
  expect(await findOrgBySlug(userId, slug)).toMatchObject({ id: orgId });

  const { reopenUntil } = await close(ctx);
  expect(reopenUntil).toEqual(addMs(ctx.now, 30 * DAY_MS));
  expect(await liveKeys(orgId)).toBe(0);
  await expect(acceptInvitation(guest, { token })).rejects.toMatchObject({ status: 400 });
  expect(await findRole(userId, orgId)).toBeNull();
  expect(await findOrgBySlug(userId, slug)).toBeNull();
  expect((await listMyOrgs(ctx)).items).toEqual([]);
  expect(await db().usageEvent.count({ where: { orgId } })).toBe(1);
  const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } });
  expect(await db().outboxMail.findMany({ where: { to: email } })).toMatchObject([{ kind: "org_closed" }]);
  expect(await db().auditEvent.findFirst({ where: { orgId, action: "org.close" } })).toMatchObject({
    actorId: userId,
    data: { keys: 1, invitations: 1 },
  });
});

test("nobody but an owner closes it, and not without its name", async () => {
  const { ctx } = await createTestTenant();
  for (const role of ["admin", "developer", "billing", "viewer"] satisfies Role[]) {
    await expect(close(asRole(ctx, role))).rejects.toMatchObject({ status: 403 });
  }
  await expect(closeOrg(ctx, { name: "another" })).rejects.toMatchObject({
    status: 400,
    details: { param: "name" },
  });
  expect(await findRole(ctx.actor.userId, ctx.orgId)).toBe("owner");
});

test("a key or an invitation that is made at the same moment does not outlive the closing", async () => {
  const tenant = await createTestTenant();
  const { ctx, orgId } = tenant;
  const { user } = await createTestUser();
  const { id: invitationId } = await createInvitation(ctx, { email: user.email, role: "viewer" });
  const made = await Promise.allSettled([
    ...Array.from({ length: 4 }, () => newKey(tenant)),
    close(ctx),
    close(ctx),
    ...Array.from({ length: 4 }, () => newKey(tenant)),
    createInvitation(ctx, { email: "late@example.com", role: "viewer" }),
  ]);
  expect(
    made
      .slice(4, 6)
      .map(({ status }) => status)
      .sort(),
  ).toEqual(["fulfilled", "rejected"]);
  expect(await liveKeys(orgId)).toBe(0);
  expect(await db().invitation.count({ where: { orgId, revokedAt: null } })).toBe(0);
  await expect(newKey(tenant)).rejects.toMatchObject({ status: 409 });
  await expect(restoreInvitation(ctx, { invitationId })).rejects.toMatchObject({ status: 409 });
});

test("nothing is told any more, also nothing that waited; after it is reopened alerts go on", async () => {
  const tenant = await createTestTenant();
  const { ctx, orgId } = tenant;
  const budget = { kind: "soft", scopeType: "org", scopeId: orgId, window: "month" } as const;
  const { id: budgetId } = await createBudget(ctx, { ...budget, limitUsd: 100n * USD });
  await createAlertRule(ctx, { budgetId, basis: "actual", unit: "usd", amount: "1" });
  const notice = (dedupeKey: string) => ({
    ...{ orgId, dedupeKey, kind: "anomaly" as const, severity: "info" as const },
    ...{ title: "Spend is high", lines: [], path: "/", data: {} },
  });
  await raiseNotification(notice("before"), ctx.now);
  await close(ctx);
  const statuses = await db().alertDelivery.findMany({ where: { orgId }, select: { status: true } });
  expect(statuses.length).toBeGreaterThan(0);
  expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set(["skipped"]));
  const spent = settledCall(tenant, { startedAtMs: ctx.now.getTime(), costNanos: 2e9 });
  await ingestSettledCalls(pool(), "gwi_test", [spent]);
  await evaluateAlerts(pool(), ctx.now);
  expect(await raiseNotification(notice("after"), ctx.now)).toBeNull();
  expect(await db().notification.count({ where: { orgId } })).toBe(1);
  await reopenTenant(operator(ctx.now), { tenantId: orgId });
  await evaluateAlerts(pool(), ctx.now);
  expect(await db().notification.count({ where: { orgId } })).toBe(2);
});

test("the operator reopens it for thirty days; members are back, keys are not", async () => {
  const tenant = await createTestTenant();
  const { ctx, orgId, userId } = tenant;
  await newKey(tenant);
  const reopen = (at: Date) => reopenTenant(operator(at), { tenantId: orgId });
  await expect(reopen(ctx.now)).rejects.toMatchObject({ status: 409 });
  await close(ctx);
  await expect(reopenTenant(ctx, { tenantId: orgId })).rejects.toMatchObject({ status: 403 });
  await expect(reopen(addMs(ctx.now, 31 * DAY_MS))).rejects.toMatchObject({ status: 409 });
  await expect(reopenTenant(operator(ctx.now), { tenantId: "org_none" })).rejects.toMatchObject({
    status: 404,
  });
  await reopen(addMs(ctx.now, 29 * DAY_MS));
  expect(await findRole(userId, orgId)).toBe("owner");
  expect(await liveKeys(orgId)).toBe(0);
  await newKey({ ...tenant, ctx: atTime(ctx, addMs(ctx.now, 29 * DAY_MS)) });
  expect(await liveKeys(orgId)).toBe(1);
  expect(await db().auditEvent.count({ where: { orgId, action: "org.reopen" } })).toBe(1);
});
