import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { sha256Hex } from "@/lib/core/crypto";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createKey, listKeys } from "../keys";
import { createBudget } from "../limits";
import { ingestSettledCalls } from "../metering";
import { settledCall } from "../metering/testing";
import { archiveProject } from "../projects";
import { asRole, atTime, createTestTenant } from "../projects/testing";
import { createPlaygroundToken, getOnboarding } from ".";

useTestDatabase();
let ctx: Ctx;
let projectId: string;
beforeAll(async () => {
  ({ ctx, projectId } = await createTestTenant());
});

describe("a playground token", () => {
  it("is good for 15 minutes, on one hidden key of the project with a cap a day", async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => createPlaygroundToken(ctx, {})));
    const keys = await db().apiKey.findMany({ where: { orgId: ctx.orgId, kind: "playground" } });
    expect(keys).toHaveLength(1);
    for (const { token, expiresAt } of answers) {
      const secret = await db().keySecret.findUniqueOrThrow({ where: { hash: sha256Hex(token) } });
      expect(secret).toMatchObject({ keyId: keys[0]!.id, expiresAt: addMs(ctx.now, 15 * MINUTE_MS) });
      expect(expiresAt).toEqual(secret.expiresAt);
    }
    const budgets = await db().budget.findMany({ where: { scopeId: keys[0]!.id } });
    expect(budgets).toMatchObject([{ kind: "cap", window: "day", limitNanos: 5_000_000_000n }]);
    expect((await listKeys(ctx, { includeRevoked: true })).items).toEqual([]);
  });

  it("has a cap no higher than the day's budget above it", async () => {
    const tenant = await createTestTenant();
    const org = { scopeType: "org", scopeId: tenant.orgId, window: "day" } as const;
    await createBudget(tenant.ctx, { ...org, limitUsd: 1_000_000_000n });
    await createPlaygroundToken(tenant.ctx, {});
    const cap = await db().budget.findFirstOrThrow({ where: { orgId: tenant.orgId, scopeType: "key" } });
    expect(cap.limitNanos).toBe(1_000_000_000n);
  });

  it("leaves no expired secret behind when the next is made", async () => {
    await createPlaygroundToken(atTime(ctx, addMs(ctx.now, 20 * MINUTE_MS)), { projectId });
    const key = await db().apiKey.findFirstOrThrow({ where: { projectId, kind: "playground" } });
    expect(await db().keySecret.count({ where: { keyId: key.id } })).toBe(1);
  });

  it("is refused to a viewer, for another tenant's project and for an archived one", async () => {
    await expect(createPlaygroundToken(asRole(ctx, "viewer"), {})).rejects.toMatchObject({ status: 403 });
    const other = await createTestTenant();
    await expect(createPlaygroundToken(other.ctx, { projectId })).rejects.toMatchObject({ status: 404 });
    await archiveProject(other.ctx, { projectId: other.projectId });
    await expect(createPlaygroundToken(other.ctx, {})).rejects.toMatchObject({ status: 409 });
  });
});

describe("onboarding", () => {
  it("goes from nothing over a key to a first answered call", async () => {
    const tenant = await createTestTenant();
    expect(await getOnboarding(tenant.ctx)).toMatchObject({
      hasKey: false,
      hasCall: false,
      defaultProjectId: tenant.projectId,
    });
    await createKey(tenant.ctx, { projectId: tenant.projectId, name: "First", environment: "live" });
    await ingestSettledCalls(pool(), "gwi_test", [settledCall(tenant, { outcome: "error", status: 500 })]);
    expect(await getOnboarding(tenant.ctx)).toMatchObject({ hasKey: true, hasCall: false, firstCall: null });
    const call = settledCall(tenant);
    await ingestSettledCalls(pool(), "gwi_test", [call]);
    expect(await getOnboarding(tenant.ctx)).toMatchObject({
      hasCall: true,
      firstCall: { requestId: call.requestId },
    });
  });
});
