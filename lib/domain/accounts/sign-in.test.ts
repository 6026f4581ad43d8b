import { expect, test } from "vitest";
import { addMs, DAY_MS, MINUTE_MS, now } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { requestPasswordReset, resetPassword } from "./passwords/reset-password";
import { findSignedIn } from "./sessions/find-signed-in";
import { signInWithPassword } from "./sign-in";
import { createTestUser, mailedToken, PASSWORD, visitor } from "./testing";

useTestDatabase();

const wrong = { code: "unauthenticated", message: "The e-mail address or the password is wrong." };

test("the right password opens a session that names the browser", async () => {
  const { user } = await createTestUser();
  const { sessionId } = await signInWithPassword(visitor(now(), "192.0.2.1"), {
    email: user.email,
    password: PASSWORD,
  });
  expect(await findSignedIn(sessionId, now())).toMatchObject({
    id: user.id,
    email: user.email,
    isOperator: false,
  });
  expect(await db().userSession.findUnique({ where: { id: sessionId } })).toMatchObject({
    ip: "192.0.2.1",
    userAgent: "vitest",
  });
});

test("an unknown address and a wrong password get the same words after about the same time", async () => {
  const { user } = await createTestUser();
  const time = async (email: string) => {
    const started = performance.now();
    await expect(signInWithPassword(visitor(), { email, password: "not this one" })).rejects.toMatchObject(
      wrong,
    );
    return performance.now() - started;
  };
  await time(user.email);
  const known: number[] = [];
  const unknown: number[] = [];
  for (let i = 0; i < 4; i++) {
    known.push(await time(user.email));
    unknown.push(await time(`nobody${i}@example.com`));
  }
  const ratio = Math.min(...unknown) / Math.min(...known);
  expect(ratio).toBeGreaterThan(0.4);
  expect(ratio).toBeLessThan(2.5);
});

test("an account without a password cannot be entered with one", async () => {
  const { user } = await createTestUser();
  await db().user.update({ where: { id: user.id }, data: { passwordHash: null } });
  await expect(
    signInWithPassword(visitor(), { email: user.email, password: "no account has this" }),
  ).rejects.toMatchObject(wrong);
});

test("five wrong passwords lock the address for everybody, right password included, and longer each time", async () => {
  const { user } = await createTestUser();
  const at = now();
  const guess = (when: Date, password = "guess") =>
    signInWithPassword(visitor(when), { email: user.email, password });
  for (let i = 0; i < 5; i++) await expect(guess(at)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(guess(at, PASSWORD)).rejects.toMatchObject({
    code: "too_many_attempts",
    details: { headers: { "retry-after": "30" } },
  });
  const later = addMs(at, 30_000);
  await expect(guess(later)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(guess(later)).rejects.toMatchObject({ details: { headers: { "retry-after": "60" } } });
  await expect(guess(addMs(later, MINUTE_MS), PASSWORD)).resolves.toMatchObject({ userId: user.id });
  await expect(guess(addMs(later, MINUTE_MS), PASSWORD)).resolves.toMatchObject({ userId: user.id });
});

test("guesses at the same moment are all counted: twenty at once try five passwords", async () => {
  const { user } = await createTestUser();
  const at = now();
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      signInWithPassword(visitor(at), { email: user.email, password: "guess" }),
    ),
  );
  const codes = answers.map((answer) => answer.status === "rejected" && answer.reason.code);
  expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(5);
  expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(15);
});

test("one address that tries many accounts is locked too", async () => {
  const at = now();
  const attempt = (i: number) =>
    signInWithPassword(visitor(at, "198.51.100.7"), {
      email: `spray${i}@example.com`,
      password: "Spring2026!",
    });
  for (let i = 0; i < 50; i++) await expect(attempt(i)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(attempt(50)).rejects.toMatchObject({ code: "too_many_attempts" });
}, 60_000);

test("a session ends when it expires or is revoked", async () => {
  const { user } = await createTestUser();
  const { sessionId } = await signInWithPassword(visitor(), { email: user.email, password: PASSWORD });
  expect(await findSignedIn(sessionId, addMs(now(), 29 * DAY_MS))).not.toBeNull();
  expect(await findSignedIn(sessionId, addMs(now(), 31 * DAY_MS))).toBeNull();
  await db().userSession.update({ where: { id: sessionId }, data: { revokedAt: now() } });
  expect(await findSignedIn(sessionId, now())).toBeNull();
});

test("a session's last sight is written at most once a minute", async () => {
  const { user } = await createTestUser();
  const at = now();
  const { sessionId } = await signInWithPassword(visitor(at), { email: user.email, password: PASSWORD });
  const seen = async () =>
    (await db().userSession.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt;
  await findSignedIn(sessionId, addMs(at, 59_000));
  expect(await seen()).toEqual(at);
  await findSignedIn(sessionId, addMs(at, 61_000));
  expect(await seen()).toEqual(addMs(at, 61_000));
});

test("a reset link sets the password once, within an hour, ends every session and lifts the lock", async () => {
  const { user } = await createTestUser();
  const at = now();
  const { sessionId } = await signInWithPassword(visitor(at), { email: user.email, password: PASSWORD });
  for (let i = 0; i < 5; i++) {
    await signInWithPassword(visitor(at), { email: user.email, password: "forgotten" }).catch(() => {});
  }
  await requestPasswordReset(visitor(at), { email: user.email });
  const token = await mailedToken(user.email);
  const input = { token, password: "another good phrase" };
  await expect(resetPassword(visitor(addMs(at, 61 * MINUTE_MS)), input)).rejects.toMatchObject({
    details: { param: "token" },
  });
  await resetPassword(visitor(at), input);
  await expect(resetPassword(visitor(at), input)).rejects.toMatchObject({ code: "invalid_request" });
  expect(await findSignedIn(sessionId, at)).toBeNull();
  await expect(
    signInWithPassword(visitor(at), { email: user.email, password: PASSWORD }),
  ).rejects.toMatchObject(wrong);
  await signInWithPassword(visitor(at), { email: user.email, password: input.password });
});

test("a newer reset link ends the older one, and an unknown address gets the same answer and no mail", async () => {
  const { user } = await createTestUser();
  await requestPasswordReset(visitor(), { email: user.email });
  const first = await mailedToken(user.email);
  const known = await requestPasswordReset(visitor(), { email: user.email });
  await expect(resetPassword(visitor(), { token: first, password: "another good phrase" })).rejects.toThrow();
  expect(await requestPasswordReset(visitor(), { email: "nobody@example.com" })).toEqual(known);
  expect(await db().outboxMail.count({ where: { to: "nobody@example.com" } })).toBe(0);
});

test("the database keeps hashes: no password, token or code in any row", async () => {
  const { user } = await createTestUser();
  await requestPasswordReset(visitor(), { email: user.email });
  const token = await mailedToken(user.email);
  const rows = JSON.stringify([await db().user.findMany(), await db().userToken.findMany()]);
  expect(rows).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  expect(rows).not.toContain(PASSWORD);
  expect(rows).not.toContain(token);
});
