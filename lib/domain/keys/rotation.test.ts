import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { sha256Hex } from "@/lib/core/crypto";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { asRole, atTime, createTestTenant } from "../projects/testing";
import { createKey, getKey, revealRotatedKey, revokeKey, rotateDueKeys, rotateKey } from ".";

useTestDatabase();
let ctx: Ctx;
let projectId: string;
beforeAll(async () => {
  ({ ctx, projectId } = await createTestTenant());
});

const create = (extra: object = {}) =>
  createKey(ctx, { projectId, name: "CI", environment: "live", ...extra });

async function isGood(secret: string, at: Date): Promise<boolean> {
  const row = await db().keySecret.findUnique({ where: { hash: sha256Hex(secret) } });
  return row !== null && (row.expiresAt === null || row.expiresAt > at);
}

describe("a rotation", () => {
  it("keeps the key's id, creation and settings; both secrets are good until the overlap ends", async () => {
    const before = await create({ rpm: 7 });
    const after = await rotateKey(ctx, { keyId: before.id, overlapSeconds: 3_600 });
    expect(after).toMatchObject({ id: before.id, createdAt: before.createdAt, rpm: 7, status: "rotating" });
    expect(after.secret).not.toBe(before.secret);
    expect(after.label).not.toBe(before.label);
    expect(await isGood(before.secret, addMs(ctx.now, HOUR_MS - 1))).toBe(true);
    expect(await isGood(before.secret, addMs(ctx.now, HOUR_MS))).toBe(false);
    expect(await isGood(after.secret, addMs(ctx.now, 365 * DAY_MS))).toBe(true);
    expect((await getKey(atTime(ctx, addMs(ctx.now, HOUR_MS)), { keyId: before.id })).status).toBe("active");
  });

  it("with no overlap ends every older secret at once, also those of an earlier overlap", async () => {
    const first = await create();
    const second = await rotateKey(ctx, { keyId: first.id, overlapSeconds: 604_800 });
    const third = await rotateKey(ctx, { keyId: first.id, overlapSeconds: 0 });
    expect(await isGood(first.secret, ctx.now)).toBe(false);
    expect(await isGood(second.secret, ctx.now)).toBe(false);
    expect(await isGood(third.secret, ctx.now)).toBe(true);
  });

  it("raced by others comes one after the other: one secret without an end, and as many secrets as answers", async () => {
    const key = await create();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => rotateKey(ctx, { keyId: key.id, overlapSeconds: 60 })),
    );
    const rows = await db().keySecret.findMany({ where: { keyId: key.id } });
    expect(rows).toHaveLength(9);
    expect(rows.filter((row) => row.expiresAt === null)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.secret)).size).toBe(8);
    const current = rows.find((row) => row.expiresAt === null)!;
    expect((await getKey(ctx, { keyId: key.id })).label).toBe(current.label);
  });

  it("of a revoked key is a 409, of another tenant's the 404, and a viewer's a 403", async () => {
    const key = await create();
    const other = await createTestTenant();
    await expect(rotateKey(other.ctx, { keyId: key.id })).rejects.toMatchObject({ status: 404 });
    await expect(rotateKey(asRole(ctx, "viewer"), { keyId: key.id })).rejects.toMatchObject({ status: 403 });
    await revokeKey(ctx, { keyId: key.id });
    await expect(rotateKey(ctx, { keyId: key.id })).rejects.toMatchObject({ status: 409 });
  });
});

describe("a scheduled rotation", () => {
  const due = () => addMs(ctx.now, DAY_MS);

  it("happens once when due, whichever workers run, and its secret can be fetched once", async () => {
    const key = await create({ rotateEveryDays: 1, rotationOverlapSeconds: 3_600 });
    expect(await rotateDueKeys(addMs(due(), -1))).toBe(0);
    const runs = await Promise.all([rotateDueKeys(due()), rotateDueKeys(due()), rotateDueKeys(due())]);
    expect(runs.reduce((sum, count) => sum + count)).toBe(1);

    const later = atTime(ctx, due());
    expect(await getKey(later, { keyId: key.id })).toMatchObject({
      hasSecretToReveal: true,
      status: "rotating",
      nextRotationAt: addMs(due(), DAY_MS),
    });
    const [row] = await db().keySecret.findMany({ where: { keyId: key.id, sealedEnc: { not: null } } });
    const revealed = await revealRotatedKey(later, { keyId: key.id });
    expect(sha256Hex(revealed.secret)).toBe(row!.hash);
    expect(row!.sealedEnc).not.toContain(revealed.secret);
    expect(revealed.hasSecretToReveal).toBe(false);
    await expect(revealRotatedKey(later, { keyId: key.id })).rejects.toMatchObject({ status: 404 });
  });

  it("writes to who made the key, or once they have left to the owners; never with the secret", async () => {
    const tenant = await createTestTenant("owner");
    const make = (as: Ctx) =>
      createKey(as, {
        projectId: tenant.projectId,
        name: "Nightly",
        environment: "live",
        rotateEveryDays: 1,
      });
    await make(tenant.ctx);
    await make({
      ...tenant.ctx,
      actor: { type: "user", userId: "usr_gone", role: "admin", isOperator: false },
    });
    await rotateDueKeys(addMs(tenant.ctx.now, DAY_MS));
    const { email } = await db().user.findUniqueOrThrow({ where: { id: tenant.userId } });
    const mails = await db().outboxMail.findMany({ where: { to: email, kind: "key_rotated" } });
    expect(mails).toHaveLength(2);
    expect(mails[0]!.text).toContain("Nightly");
    expect(mails.map((mail) => mail.text).join()).not.toMatch(/tp_live_/);
  });

  it("does not touch a revoked key", async () => {
    const key = await create({ rotateEveryDays: 1 });
    await revokeKey(ctx, { keyId: key.id });
    await rotateDueKeys(due());
    expect(await db().keySecret.count({ where: { keyId: key.id } })).toBe(1);
  });

  it("keeps its secret for seven days and wipes it then", async () => {
    const key = await create({ rotateEveryDays: 300 });
    const at = addMs(ctx.now, 300 * DAY_MS);
    await rotateDueKeys(at);
    const late = addMs(at, 7 * DAY_MS + 1);
    await expect(revealRotatedKey(atTime(ctx, late), { keyId: key.id })).rejects.toMatchObject({
      status: 404,
    });
    await rotateDueKeys(late);
    expect(await db().keySecret.count({ where: { keyId: key.id, sealedEnc: { not: null } } })).toBe(0);
  });

  it("is not for a viewer to fetch", async () => {
    const key = await create({ rotateEveryDays: 1 });
    await rotateDueKeys(due());
    const viewer = asRole(atTime(ctx, due()), "viewer");
    await expect(revealRotatedKey(viewer, { keyId: key.id })).rejects.toMatchObject({ status: 403 });
  });
});
