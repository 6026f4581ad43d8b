import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { asRole, atTime, createTestTenant } from "../../projects/testing";
import { createBudget, listBudgets, revokeBudget, updateBudget } from "..";

useTestDatabase();
const USD = 1_000_000_000n;
let ctx: Ctx;
let projectId: string;
beforeAll(async () => {
  ({ ctx, projectId } = await createTestTenant());
});

async function addSpend(orgId: string, inProject: string, bucketStart: Date, costNanos: bigint) {
  const key = { orgId, projectId: inProject, keyId: "key_1", model: "m", providerId: "p" };
  await db().usageRollup.create({ data: { ...key, bucketStart, calls: 1n, costNanos } });
}

describe("a budget", () => {
  it("made in the middle of a window starts with what the window has already spent", async () => {
    const { ctx: own, projectId: inProject, orgId } = await createTestTenant();
    const noon = atTime(own, new Date("2026-11-18T12:00:00Z"));
    await addSpend(orgId, inProject, new Date("2026-11-18T01:00:00Z"), 3n);
    await addSpend(orgId, inProject, new Date("2026-11-02T01:00:00Z"), 5n);
    await addSpend(orgId, inProject, new Date("2026-10-31T23:45:00Z"), 7n);
    const make = (window: "day" | "month" | "lifetime") =>
      createBudget(noon, { scopeType: "project", scopeId: inProject, window, limitUsd: USD });
    expect(await make("day")).toMatchObject({ spentNanos: 3n, heldNanos: 0n, scopeName: "Default" });
    expect(await make("month")).toMatchObject({
      spentNanos: 8n,
      windowEnd: new Date("2026-12-01T00:00:00Z"),
    });
    expect(await make("lifetime")).toMatchObject({ spentNanos: 15n, windowEnd: null });
    const tomorrow = await listBudgets(atTime(own, addMs(noon.now, DAY_MS)), { scopeId: inProject });
    expect(tomorrow.items.find((budget) => budget.window === "day")).toMatchObject({ spentNanos: 0n });
  });

  it("is one a scope and window: a second is a 409 until the first is revoked", async () => {
    const input = { scopeType: "project", scopeId: projectId, window: "month", limitUsd: USD } as const;
    const { id } = await createBudget(ctx, input);
    await expect(createBudget(ctx, input)).rejects.toMatchObject({ status: 409 });
    await revokeBudget(ctx, { budgetId: id });
    expect((await listBudgets(ctx, {})).items.map((budget) => budget.id)).not.toContain(id);
    await createBudget(ctx, input);
  });

  it("may not be above that of the same window one level up", async () => {
    const { ctx: own, projectId: inProject, orgId } = await createTestTenant();
    await createBudget(own, { scopeType: "org", scopeId: orgId, window: "month", limitUsd: 10n * USD });
    const project = { scopeType: "project", scopeId: inProject, window: "month" } as const;
    await expect(createBudget(own, { ...project, limitUsd: 11n * USD })).rejects.toMatchObject({
      status: 400,
      details: { param: "limitUsd", extra: { org_limit_nanos: (10n * USD).toString() } },
    });
    const { id } = await createBudget(own, { ...project, limitUsd: 10n * USD });
    await expect(updateBudget(own, { budgetId: id, limitUsd: 12n * USD })).rejects.toMatchObject({
      status: 400,
    });
    expect(await updateBudget(own, { budgetId: id, limitUsd: USD })).toMatchObject({ limitNanos: USD });
  });

  it("of another tenant, or on another tenant's scope, is the same 404 as none", async () => {
    const stranger = await createTestTenant();
    const [budget] = (await listBudgets(ctx, {})).items;
    for (const budgetId of [budget!.id, "bud_none"]) {
      await expect(updateBudget(stranger.ctx, { budgetId, limitUsd: USD })).rejects.toMatchObject({
        status: 404,
      });
      await expect(revokeBudget(stranger.ctx, { budgetId })).rejects.toMatchObject({ status: 404 });
    }
    for (const scope of [
      { scopeType: "project", scopeId: projectId },
      { scopeType: "org", scopeId: ctx.orgId },
      { scopeType: "key", scopeId: "key_none" },
    ] as const) {
      const input = { ...scope, window: "day", limitUsd: USD } as const;
      await expect(createBudget(stranger.ctx, input)).rejects.toMatchObject({ status: 404 });
    }
  });

  it("is set by an admin, not by a developer", async () => {
    const input = { scopeType: "org", scopeId: ctx.orgId, window: "day", limitUsd: USD } as const;
    await expect(createBudget(asRole(ctx, "developer"), input)).rejects.toMatchObject({ status: 403 });
  });
});
