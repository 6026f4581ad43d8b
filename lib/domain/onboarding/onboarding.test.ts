import { beforeEach, expect, test } from "vitest";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { type Identity, signInWithPassword, verifyEmail } from "../accounts";
import { createTestUser, mailedToken, PASSWORD, visitor } from "../accounts/testing";
import { createInvitation } from "../orgs";
import { createTestTenant } from "../projects/testing";
import { createOrg, signInWithIdentity, signUp } from "./index";
import { getSignInOptions } from "./sign-up-policy";

useTestDatabase();

function openSignUp(isOpen: boolean): void {
  Object.assign(env(), { SIGNUP_OPEN: String(isOpen) });
}

beforeEach(() => openSignUp(true));

let count = 0;
const person = (data: object = {}) => ({
  name: "Grace Hopper",
  email: `grace${count++}@example.com`,
  password: PASSWORD,
  ...data,
});

test("of many first sign-ups at the same moment, exactly one becomes the operator", async () => {
  expect(await getSignInOptions()).toMatchObject({ signUp: "first_account", identityProviders: [] });
  const made = await Promise.all(Array.from({ length: 4 }, () => signUp(visitor(), person())));
  expect(made.filter(({ user }) => user.isOperator)).toHaveLength(1);
  expect(new Set(made.map(({ org }) => org.slug)).size).toBe(4);
  expect(await getSignInOptions()).toMatchObject({ signUp: "open", mail: "outbox" });
});

test("sign-up makes a user, an organization, its first project and a verification mail in one go", async () => {
  const input = person({ orgName: "Café Ñandú 7" });
  const { user, org } = await signUp(visitor(), input);
  expect(org.slug).toBe("cafe-nandu-7");
  expect(await db().member.findMany({ where: { orgId: org.id } })).toMatchObject([
    { userId: user.id, role: "owner" },
  ]);
  expect(await db().project.findMany({ where: { orgId: org.id } })).toMatchObject([{ name: "Default" }]);
  expect(await db().creditGrant.findMany({ where: { orgId: org.id } })).toMatchObject([
    { kind: "signup", amountNanos: 5_000_000_000n },
  ]);
  const actions = await db().auditEvent.findMany({ where: { actorId: user.id }, orderBy: { id: "asc" } });
  expect(actions.map(({ action }) => action).sort()).toEqual(
    expect.arrayContaining(["org.create", "project.create", "user.create"]),
  );
  await verifyEmail(visitor(), { token: await mailedToken(user.email) });
  expect((await db().user.findUniqueOrThrow({ where: { id: user.id } })).emailVerifiedAt).not.toBeNull();
  await signInWithPassword(visitor(), { email: input.email, password: PASSWORD });
});

test("a taken address is a 409 on its field and leaves nothing behind", async () => {
  const { user } = await signUp(visitor(), person());
  const before = await db().org.count();
  await expect(signUp(visitor(), person({ email: user.email }))).rejects.toMatchObject({
    code: "conflict",
    details: { param: "email" },
  });
  expect(await db().org.count()).toBe(before);
});

test.each([
  ["short", "nine char"],
  ["common", "Password123"],
  ["the address", "margaret.hamilton@example.com"],
  ["repetition", "abcabcabcabc"],
])("a weak password is refused: %s", async (_, password) => {
  await expect(
    signUp(visitor(), person({ email: "margaret.hamilton@example.com", password })),
  ).rejects.toMatchObject({
    code: "invalid_request",
    details: { param: "password" },
  });
});

test("while sign-up is closed only an invited address may join, and joins the organization that invited it", async () => {
  await createTestUser();
  openSignUp(false);
  await expect(signUp(visitor(), person())).rejects.toMatchObject({ code: "permission_denied" });
  const host = await createTestTenant();
  const input = person();
  await createInvitation(host.ctx, { email: input.email, role: "developer" });
  const invitationToken = await mailedToken(input.email);
  await expect(signUp(visitor(), { ...person(), invitationToken })).rejects.toMatchObject({
    code: "permission_denied",
  });
  const { user, org } = await signUp(visitor(), { ...input, invitationToken });
  expect(org.id).toBe(host.orgId);
  expect(await db().member.findMany({ where: { userId: user.id } })).toMatchObject([{ role: "developer" }]);
  expect((await db().user.findUniqueOrThrow({ where: { id: user.id } })).emailVerifiedAt).not.toBeNull();
});

const said = (data: Partial<Identity> = {}): Identity => ({
  provider: "github",
  subject: newId("request"),
  email: `octo${count++}@example.com`,
  isEmailVerified: true,
  name: "Octo",
  ...data,
});

test("an identity makes an account once and then opens sessions of the same one, whatever its address becomes", async () => {
  const identity = said();
  const first = await signInWithIdentity(visitor(), identity);
  const again = await signInWithIdentity(visitor(), {
    ...identity,
    email: "moved@example.com",
    isEmailVerified: false,
  });
  expect(again.userId).toBe(first.userId);
  expect(again.sessionId).not.toBe(first.sessionId);
  expect(await db().member.count({ where: { userId: first.userId } })).toBe(1);
});

test("an unverified address neither links nor signs up", async () => {
  const { user } = await createTestUser();
  for (const email of [user.email, "new@example.com", ""]) {
    await expect(
      signInWithIdentity(visitor(), said({ email, isEmailVerified: false })),
    ).rejects.toMatchObject({
      code: "permission_denied",
    });
  }
  expect(await db().userIdentity.count({ where: { userId: user.id } })).toBe(0);
});

test("a verified address links to the account that has proven it, and its password goes on working", async () => {
  const { user } = await createTestUser();
  expect((await signInWithIdentity(visitor(), said({ email: user.email.toUpperCase() }))).userId).toBe(
    user.id,
  );
  await signInWithPassword(visitor(), { email: user.email, password: PASSWORD });
});

test("whoever squatted on an address with a password loses it when its owner signs in with a proven identity", async () => {
  const { user } = await createTestUser({ emailVerifiedAt: null });
  const squatter = await signInWithPassword(visitor(), { email: user.email, password: PASSWORD });
  await signInWithIdentity(visitor(), said({ email: user.email }));
  await expect(
    signInWithPassword(visitor(), { email: user.email, password: PASSWORD }),
  ).rejects.toMatchObject({
    code: "unauthenticated",
  });
  const session = await db().userSession.findUniqueOrThrow({ where: { id: squatter.sessionId } });
  expect(session.revokedAt).not.toBeNull();
});

test("an identity cannot get around two-factor by linking", async () => {
  const { user } = await createTestUser();
  await db().user.update({ where: { id: user.id }, data: { totpEnabledAt: new Date() } });
  await expect(signInWithIdentity(visitor(), said({ email: user.email }))).rejects.toMatchObject({
    code: "permission_denied",
  });
});

test("two organizations of the same name get slugs of their own, and a chosen slug that is taken is a 409", async () => {
  const { ctx } = await createTestUser();
  const [a, b] = [await createOrg(ctx, { name: "Acme" }), await createOrg(ctx, { name: "Acme" })];
  expect(a.slug).toBe("acme");
  expect(b.slug).toMatch(/^acme-\d+$/);
  await expect(createOrg(ctx, { name: "Acme", slug: "acme" })).rejects.toMatchObject({
    details: { param: "slug" },
  });
  await expect(createOrg(ctx, { name: "Acme", slug: "admin" })).rejects.toMatchObject({
    details: { param: "slug" },
  });
});
