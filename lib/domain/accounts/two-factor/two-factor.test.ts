import { generateSync } from "otplib";
import { expect, test } from "vitest";
import { addMs, now } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { signInWithPassword } from "../sign-in";
import { createTestUser, PASSWORD, visitor } from "../testing";
import { confirmTwoFactor, disableTwoFactor, setUpTwoFactor } from "./change-two-factor";

useTestDatabase();

const codeAt = (secret: string, at: Date) => generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });

async function withTwoFactor() {
  const { user, ctx } = await createTestUser();
  const at = now();
  const { secret, uri } = await setUpTwoFactor(ctx, { password: PASSWORD });
  const confirmed = await confirmTwoFactor({ ...ctx, now: at }, { code: codeAt(secret, at) });
  return { user, ctx, secret, uri, at, recoveryCodes: confirmed.recoveryCodes };
}

test("after it is confirmed, a password alone is asked for a code and opens nothing", async () => {
  const { user, uri, at } = await withTwoFactor();
  expect(uri).toMatch(/^otpauth:\/\/totp\/Turnpike/);
  await expect(
    signInWithPassword(visitor(at), { email: user.email, password: PASSWORD }),
  ).rejects.toMatchObject({
    code: "unauthenticated",
    details: { param: "code", extra: { reason: "code_required" } },
  });
  expect(await db().userSession.count({ where: { userId: user.id } })).toBe(0);
});

test("set-up alone changes nothing: a code is asked for only after it was confirmed", async () => {
  const { user, ctx } = await createTestUser();
  await setUpTwoFactor(ctx, { password: PASSWORD });
  await signInWithPassword(visitor(), { email: user.email, password: PASSWORD });
});

test("a code opens one session: the same code again is refused, the next one is taken", async () => {
  const { user, secret, at } = await withTwoFactor();
  const signIn = (when: Date, code: string) =>
    signInWithPassword(visitor(when), { email: user.email, password: PASSWORD, code });
  await expect(signIn(at, codeAt(secret, at))).rejects.toMatchObject({ details: { param: "code" } });
  const next = addMs(at, 30_000);
  const both = await Promise.allSettled([
    signIn(next, codeAt(secret, next)),
    signIn(next, codeAt(secret, next)),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a recovery code works once, however it is typed", async () => {
  const { user, at, recoveryCodes } = await withTwoFactor();
  expect(new Set(recoveryCodes).size).toBe(10);
  const signIn = (code: string) =>
    signInWithPassword(visitor(at), { email: user.email, password: PASSWORD, code });
  await signIn(recoveryCodes[3]!.toUpperCase().replace("-", " "));
  await expect(signIn(recoveryCodes[3]!)).rejects.toMatchObject({ code: "unauthenticated" });
  await signIn(recoveryCodes[4]!);
  const row = await db().user.findUniqueOrThrow({ where: { id: user.id } });
  expect(row.recoveryHashes).toHaveLength(8);
  expect(JSON.stringify(row)).not.toContain(recoveryCodes[0]);
});

test("guessing codes locks the account like guessing passwords", async () => {
  const { user, at } = await withTwoFactor();
  const guess = () =>
    signInWithPassword(visitor(at), { email: user.email, password: PASSWORD, code: "000000" });
  for (let i = 0; i < 5; i++) await expect(guess()).rejects.toMatchObject({ details: { param: "code" } });
  await expect(guess()).rejects.toMatchObject({ code: "too_many_attempts" });
});

test("turning it off needs the password and forgets the secret", async () => {
  const { user, ctx } = await withTwoFactor();
  await expect(disableTwoFactor(ctx, { password: "wrong" })).rejects.toMatchObject({
    details: { param: "password" },
  });
  await expect(disableTwoFactor(ctx, {})).rejects.toMatchObject({ details: { param: "password" } });
  await expect(setUpTwoFactor(ctx, { password: PASSWORD })).rejects.toMatchObject({ code: "conflict" });
  expect(await disableTwoFactor(ctx, { password: PASSWORD })).toMatchObject({ twoFactorSince: null });
  await signInWithPassword(visitor(), { email: user.email, password: PASSWORD });
});
