import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { asRole, createTestTenant } from "../projects/testing";
import { getRateLimits, updatePlanRates, updateRateLimits } from ".";

useTestDatabase();
const NONE = { rpm: null, tpm: null, rpd: null, concurrency: null };
let ctx: Ctx;
beforeAll(async () => {
  ctx = (await createTestTenant()).ctx;
});

describe("rate limits of an organization", () => {
  it("are its own within those of its plan, which only the operator sets", async () => {
    const tenantId = ctx.orgId;
    await expect(updatePlanRates(ctx, { tenantId, rpm: 5 })).rejects.toMatchObject({ status: 403 });
    const operator = { ...ctx, actor: { type: "operator", userId: "cli" } } as const;
    await updatePlanRates(operator, { tenantId, rpm: 100, concurrency: 8 });
    await expect(updateRateLimits(ctx, { rpm: 101 })).rejects.toMatchObject({
      status: 400,
      details: { param: "rpm", extra: { plan_limit: 100 } },
    });
    await updateRateLimits(ctx, { rpm: 60, tpm: 90_000 });
    expect(await getRateLimits(asRole(ctx, "viewer"))).toEqual({
      own: { ...NONE, rpm: 60, tpm: 90_000 },
      plan: { ...NONE, rpm: 100, concurrency: 8 },
    });
    await updateRateLimits(ctx, { rpm: null });
    expect((await getRateLimits(ctx)).own).toEqual({ ...NONE, tpm: 90_000 });
    await expect(updateRateLimits(asRole(ctx, "developer"), { rpm: 1 })).rejects.toMatchObject({
      status: 403,
    });
    const audited = await db().auditEvent.findMany({ where: { orgId: tenantId }, orderBy: { id: "asc" } });
    expect(audited.map((event) => event.action).sort()).toEqual([
      "org.update_rate_limits",
      "org.update_rate_limits",
      "plan.update_rate_limits",
    ]);
  });
});
