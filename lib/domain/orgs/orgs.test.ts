import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { Ctx, Role } from "@/lib/access";
import { addMs, DAY_MS, now } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestUser, mailedToken, visitor } from "../accounts/testing";
import {
  acceptInvitation,
  createInvitation,
  findOrgBySlug,
  findRole,
  insertOrg,
  leaveOrg,
  listInvitations,
  listMembers,
  listMyOrgs,
  previewInvitation,
  removeMember,
  revokeInvitation,
  updateMember,
  updateOrg,
} from "./index";

useTestDatabase();

async function newOrg(name = "Acme") {
  const owner = await createTestUser();
  const { org, orgCtx } = await insertOrg(db(), owner.ctx, { name, ownerId: owner.user.id });
  return { owner: owner.user, org, ctx: orgCtx };
}

async function join(ctx: Ctx, role: Role) {
  const { user, ctx: base } = await createTestUser();
  await db().member.create({ data: { orgId: ctx.orgId, userId: user.id, role } });
  const own: Ctx = {
    ...base,
    actor: { type: "user", userId: user.id, role, isOperator: false },
    orgId: ctx.orgId,
  };
  return { user, ctx: own };
}

test("an admin changes and removes those below, but neither touches nor makes an owner", async () => {
  const { ctx, owner } = await newOrg();
  const admin = await join(ctx, "admin");
  const viewer = await join(ctx, "viewer");
  expect(await updateMember(admin.ctx, { userId: viewer.user.id, role: "admin" })).toMatchObject({
    role: "admin",
  });
  for (const attempt of [
    () => updateMember(admin.ctx, { userId: viewer.user.id, role: "owner" }),
    () => updateMember(admin.ctx, { userId: admin.user.id, role: "owner" }),
    () => updateMember(admin.ctx, { userId: owner.id, role: "viewer" }),
    () => removeMember(admin.ctx, { userId: owner.id }),
    () => createInvitation(admin.ctx, { email: "boss@example.com", role: "owner" }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "permission_denied" });
  }
  await removeMember(admin.ctx, { userId: viewer.user.id });
  expect(await findRole(viewer.user.id, ctx.orgId)).toBeNull();
});

test("the last owner can neither leave, nor be removed, nor step down", async () => {
  const { ctx, owner } = await newOrg();
  await expect(leaveOrg(ctx)).rejects.toMatchObject({ code: "conflict" });
  await expect(removeMember(ctx, { userId: owner.id })).rejects.toMatchObject({ code: "conflict" });
  await expect(updateMember(ctx, { userId: owner.id, role: "admin" })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("of two owners who leave at the same moment one stays", async () => {
  const { ctx } = await newOrg();
  const second = await join(ctx, "owner");
  const results = await Promise.allSettled([leaveOrg(ctx), leaveOrg(second.ctx)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db().member.count({ where: { orgId: ctx.orgId, role: "owner" } })).toBe(1);
});

test("another organization's member is the same 404 as none", async () => {
  const a = await newOrg();
  const b = await newOrg();
  const absent = { code: "not_found", message: "No such member." };
  await expect(removeMember(a.ctx, { userId: b.owner.id })).rejects.toMatchObject(absent);
  await expect(removeMember(a.ctx, { userId: "usr_none" })).rejects.toMatchObject(absent);
  expect(await findRole(b.owner.id, b.org.id)).toBe("owner");
});

test("members come in pages, with name, address and role, and without hashes", async () => {
  const { ctx } = await newOrg();
  for (const role of ["viewer", "billing", "developer"] as const) await join(ctx, role);
  const first = await listMembers(ctx, { limit: 3 });
  const rest = await listMembers(ctx, { limit: 3, cursor: first.nextCursor! });
  const all = [...first.items, ...rest.items];
  expect(all.map(({ role }) => role)).toEqual(["owner", "viewer", "billing", "developer"]);
  expect(rest.nextCursor).toBeNull();
  expect(JSON.stringify(all)).not.toContain("argon2");
});

test("an invitation is mailed, seen by its token, and joins its own address once", async () => {
  const { ctx, org } = await newOrg("Ada & Söhne");
  const guest = await createTestUser({ emailVerifiedAt: null });
  const invitation = await createInvitation(ctx, { email: guest.user.email, role: "billing" });
  const token = await mailedToken(guest.user.email);
  expect(JSON.stringify(invitation)).not.toContain(token);
  expect(await previewInvitation(visitor(), { token })).toMatchObject({
    orgName: "Ada & Söhne",
    email: guest.user.email,
    role: "billing",
    hasAccount: true,
  });
  const stranger = await createTestUser();
  await expect(acceptInvitation(stranger.ctx, { token })).rejects.toMatchObject({
    code: "permission_denied",
  });
  const both = await Promise.allSettled([
    acceptInvitation(guest.ctx, { token }),
    acceptInvitation(guest.ctx, { token }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await findRole(guest.user.id, org.id)).toBe("billing");
  expect((await listMyOrgs(guest.ctx)).items).toMatchObject([{ id: org.id, role: "billing" }]);
  expect((await listInvitations(ctx)).items).toEqual([]);
  const verified = await db().user.findUniqueOrThrow({ where: { id: guest.user.id } });
  expect(verified.emailVerifiedAt).not.toBeNull();
});

test("an invitation that is withdrawn, replaced or a week old joins nobody", async () => {
  const { ctx } = await newOrg();
  const guest = await createTestUser();
  const invite = async (at = now()) => {
    const { id } = await createInvitation({ ...ctx, now: at }, { email: guest.user.email, role: "viewer" });
    return { id, token: await mailedToken(guest.user.email) };
  };
  const first = await invite();
  const second = await invite();
  await revokeInvitation(ctx, { invitationId: second.id });
  const third = await invite();
  for (const token of [first.token, second.token, "nonsense"]) {
    await expect(acceptInvitation(guest.ctx, { token })).rejects.toMatchObject({
      details: { param: "token" },
    });
  }
  const late = { ...guest.ctx, now: addMs(now(), 8 * DAY_MS) };
  await expect(acceptInvitation(late, { token: third.token })).rejects.toMatchObject({
    details: { param: "token" },
  });
  const other = await newOrg();
  await expect(revokeInvitation(other.ctx, { invitationId: third.id })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("names of people and organizations are escaped in the HTML of a mail", async () => {
  const { ctx } = await newOrg(`<img src=x onerror="alert(1)">`);
  await createInvitation(ctx, { email: "html@example.com", role: "viewer" });
  const mail = await db().outboxMail.findFirstOrThrow({ where: { to: "html@example.com" } });
  expect(mail.html).not.toContain("<img");
  expect(mail.text).toContain("<img");
});

test("an organization moves to a free slug only, and is found by it only for members", async () => {
  const a = await newOrg("First");
  const b = await newOrg("Second");
  await expect(updateOrg(b.ctx, { slug: a.org.slug })).rejects.toMatchObject({ details: { param: "slug" } });
  await updateOrg(b.ctx, { slug: "second-home", name: "Second, home" });
  expect(await findOrgBySlug(b.owner.id, "second-home")).toMatchObject({ id: b.org.id, role: "owner" });
  expect(await findOrgBySlug(a.owner.id, "second-home")).toBeNull();
});

/** First segments of the portal's addresses: folders of the app, those in brackets are seen through. */
function portalSegments(folder = "app"): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || entry.name.startsWith("[")) return [];
    return entry.name.startsWith("(") ? portalSegments(`${folder}/${entry.name}`) : [entry.name];
  });
}

test("no organization gets a slug that is a page of the portal", async () => {
  const segments = portalSegments().filter((name) => /^[a-z0-9-]+$/.test(name));
  expect(segments).toContain("models");
  const { ctx } = await newOrg("Plain");
  for (const slug of segments) {
    await expect(updateOrg(ctx, { slug })).rejects.toMatchObject({ details: { param: "slug" } });
    expect((await newOrg(slug)).org.slug).not.toBe(slug);
  }
});
