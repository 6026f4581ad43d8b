import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { createKeyEndpoint } from "@/lib/contract/keys";
import { isWellFormedKey } from "@/lib/core/api-key-format";
import { sha256Hex } from "@/lib/core/crypto";
import { addMs, DAY_MS, HOUR_MS, monotonicMs } from "@/lib/core/time";
import { db, type Listener, listen } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { archiveProject, updateProject } from "../projects";
import { asRole, atTime, createTestTenant } from "../projects/testing";
import { createKey, disableKey, enableKey, getKey, listKeys, revokeKey, updateKey } from ".";

useTestDatabase();
let ctx: Ctx;
let projectId: string;
let stranger: Ctx;
beforeAll(async () => {
  ({ ctx, projectId } = await createTestTenant());
  stranger = (await createTestTenant()).ctx;
});

const create = (extra: object = {}, as = ctx) =>
  createKey(as, { projectId, name: "CI", environment: "live", ...extra });

describe("a new key", () => {
  it("shows its secret once: the database keeps its hash and a mask", async () => {
    const { secret, ...key } = await create();
    expect(isWellFormedKey(secret)).toBe(true);
    const rows = await db().keySecret.findMany({ where: { keyId: key.id } });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      hash: sha256Hex(secret),
      expiresAt: null,
      sealedEnc: null,
      label: key.label,
    });
    const stored = JSON.stringify([
      await db().apiKey.findMany(),
      rows,
      await db().auditEvent.findMany({ where: { targetId: key.id } }),
    ]);
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(secret.slice(12, -4));
    expect(await getKey(ctx, { keyId: key.id })).not.toHaveProperty("secret");
  });

  it("of the test environment says so in its secret", async () => {
    expect((await create({ environment: "test" })).secret).toMatch(/^tp_test_/);
  });

  it("may come with a budget", async () => {
    const key = await create({ budget: { limitUsd: 5_000_000_000n, window: "month" } });
    expect(key.budgets).toMatchObject([{ limitNanos: 5_000_000_000n, window: "month", spentNanos: 0n }]);
  });

  it("calls models unless it is made to read usage, alone or as well", async () => {
    expect((await create()).permissions).toEqual(["inference"]);
    const reader = await create({ permissions: ["usage.read"] });
    expect(reader.permissions).toEqual(["usage.read"]);
    const permissions = ["inference", "usage.read"] as const;
    const both = await updateKey(ctx, { keyId: reader.id, permissions: [...permissions] });
    expect(both.permissions).toEqual(permissions);
    const { body } = createKeyEndpoint;
    expect(body.safeParse({ projectId, name: "CI", permissions: [] }).success).toBe(false);
    const twice = body.parse({
      projectId,
      name: "CI",
      permissions: ["usage.read", "inference", "usage.read"],
    });
    expect(twice.permissions).toEqual(permissions);
  });

  it("is refused to a viewer, in another tenant's project and in an archived one", async () => {
    await expect(create({}, asRole(ctx, "viewer"))).rejects.toMatchObject({ status: 403 });
    await expect(create({}, stranger)).rejects.toMatchObject({ status: 404, message: "No such project." });
    const other = await createTestTenant();
    await archiveProject(other.ctx, { projectId: other.projectId });
    await expect(create({ projectId: other.projectId }, other.ctx)).rejects.toMatchObject({ status: 409 });
  });

  it("cannot expire in the past", async () => {
    await expect(create({ expiresAt: addMs(ctx.now, -1) })).rejects.toMatchObject({
      status: 400,
      details: { param: "expiresAt" },
    });
  });

  it.each(["203.0.113.0/33", "nowhere", "10.0.0.0/8/8", "::/129"])(
    "refuses %s as a range of addresses",
    (cidr) => {
      const parsed = createKeyEndpoint.body.safeParse({ projectId, name: "x", allowedCidrs: [cidr] });
      expect(parsed.error?.issues[0]?.path).toEqual(["allowedCidrs", 0]);
    },
  );

  it("takes IPv4 and IPv6 addresses and ranges", () => {
    const allowedCidrs = ["203.0.113.7", "10.0.0.0/8", "2001:db8::/32", "::1"];
    expect(createKeyEndpoint.body.parse({ projectId, name: "x", allowedCidrs }).allowedCidrs).toEqual(
      allowedCidrs,
    );
  });
});

describe("limits narrow on the way down", () => {
  it("so a key wider than its project is a 400 that names the field and the project's value", async () => {
    const tenant = await createTestTenant();
    await updateProject(tenant.ctx, {
      projectId: tenant.projectId,
      rpm: 60,
      tpm: 10_000,
      allowedModels: ["sandbox/*"],
    });
    const attempt = (extra: object) => create({ projectId: tenant.projectId, ...extra }, tenant.ctx);
    await expect(attempt({ rpm: 61 })).rejects.toMatchObject({
      status: 400,
      details: { param: "rpm", extra: { layer: "project", project_value: 60 } },
    });
    await expect(attempt({ tpm: 10_001 })).rejects.toMatchObject({ details: { param: "tpm" } });
    await expect(attempt({ allowedModels: ["openai/gpt-5"] })).rejects.toMatchObject({
      details: { param: "allowedModels", extra: { project_value: ["sandbox/*"] } },
    });
    const key = await attempt({ rpm: 60, allowedModels: ["sandbox/echo", "sandbox/*"], concurrency: 5 });
    await expect(updateKey(tenant.ctx, { keyId: key.id, rpm: 100 })).rejects.toMatchObject({ status: 400 });
    expect(await updateKey(tenant.ctx, { keyId: key.id, rpm: null })).toMatchObject({ rpm: null });
  });
});

describe("a key's state", () => {
  it("goes active, disabled, active, revoked; and revoked is for good", async () => {
    const { id: keyId } = await create();
    expect((await disableKey(ctx, { keyId })).status).toBe("disabled");
    expect((await enableKey(ctx, { keyId })).status).toBe("active");
    expect((await revokeKey(ctx, { keyId })).status).toBe("revoked");
    expect((await revokeKey(ctx, { keyId })).status).toBe("revoked");
    await expect(enableKey(ctx, { keyId })).rejects.toMatchObject({ status: 409 });
    await expect(updateKey(ctx, { keyId, name: "x" })).rejects.toMatchObject({ status: 409 });
    expect(await db().auditEvent.count({ where: { targetId: keyId, action: "key.revoke" } })).toBe(1);
  });

  it("is expired once its time has come", async () => {
    const { id: keyId } = await create({ expiresAt: addMs(ctx.now, HOUR_MS) });
    expect((await getKey(ctx, { keyId })).status).toBe("active");
    expect((await getKey(atTime(ctx, addMs(ctx.now, HOUR_MS)), { keyId })).status).toBe("expired");
  });

  it("reaches a listening gateway within a second of a revocation", async () => {
    const { id: keyId } = await create();
    let heard: (payload: string) => void = () => {};
    const announced = new Promise<string>((resolve) => {
      heard = (payload) => JSON.parse(payload).id === keyId && resolve(payload);
    });
    let listener: Listener | undefined;
    await new Promise<void>((onConnect) => {
      listener = listen(["turnpike_config"], { onMessage: (_, payload) => heard(payload), onConnect });
    });
    const startMs = monotonicMs();
    await revokeKey(ctx, { keyId });
    expect(JSON.parse(await announced)).toEqual({ table: "api_key", id: keyId });
    expect(monotonicMs() - startMs).toBeLessThan(1_000);
    await listener?.close();
  });

  it("of another tenant's key is the same 404 as of none", async () => {
    const { id } = await create();
    for (const keyId of [id, "key_none"]) {
      for (const verb of [getKey, disableKey, enableKey, revokeKey, updateKey]) {
        await expect(verb(stranger, { keyId })).rejects.toMatchObject({
          status: 404,
          message: "No such key.",
        });
      }
    }
    expect((await listKeys(stranger, { includeRevoked: true })).items).toEqual([]);
  });

  it("leaves the list when revoked, unless asked for", async () => {
    const { id: keyId } = await create();
    await revokeKey(ctx, { keyId });
    const ids = async (includeRevoked: boolean) =>
      (await listKeys(ctx, { projectId, includeRevoked })).items.map((key) => key.id);
    expect(await ids(false)).not.toContain(keyId);
    expect(await ids(true)).toContain(keyId);
  });

  it("takes a schedule of rotation and drops it", async () => {
    const { id: keyId, nextRotationAt } = await create({ rotateEveryDays: 30 });
    expect(nextRotationAt).toEqual(addMs(ctx.now, 30 * DAY_MS));
    expect(await updateKey(ctx, { keyId, rotateEveryDays: null })).toMatchObject({ nextRotationAt: null });
  });
});
