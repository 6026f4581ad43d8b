import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { addMs, DAY_MS, windowStartMs } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { asRole, atTime, createTestTenant } from "../../projects/testing";
import {
  createBudget,
  createPlanBudget,
  createPlanRaise,
  createRaise,
  customerBudgetId,
  getPlanLimits,
  leaseSlices,
  listBudgets,
  listCustomerBudgets,
  listRaises,
  revokePlanBudget,
  revokeRaise,
  updateBudget,
  updatePlanBudget,
} from "..";

useTestDatabase();
let ctx: Ctx;
let orgId: string;
beforeEach(async () => {
  ({ ctx, orgId } = await createTestTenant());
});

const inADay = () => addMs(ctx.now, DAY_MS);
const raise = (budgetId: string, amountUsd: bigint, endsAt = inADay()) =>
  createRaise(ctx, { budgetId, amountUsd, endsAt, reason: "Launch week" });
const capOrg = (limitUsd: bigint) =>
  createBudget(ctx, { scopeType: "org", scopeId: orgId, window: "month", limitUsd });

async function inForce(budgetId: string, customer?: string): Promise<bigint> {
  const windowStart = windowStartMs("month", ctx.now.getTime());
  const ask = {
    budgetId,
    windowStartMs: windowStart,
    customer,
    leastNanos: 1e15,
    needNanos: 0,
    wantNanos: 0,
  };
  return (await leaseSlices(pool(), "gwi", [ask], 60_000))[0]!.limitNanos;
}

describe("a raise", () => {
  it("counts on top of the limit until its end, and not for any other budget", async () => {
    const cap = await capOrg(100n);
    const later = atTime(ctx, addMs(ctx.now, 1));
    const input = { scopeType: "org", scopeId: orgId, window: "day", limitUsd: 7n } as const;
    const other = await createBudget(later, input);
    await raise(cap.id, 50n);
    await raise(cap.id, 1n);
    expect(await inForce(cap.id)).toBe(151n);
    const { items } = await listBudgets(ctx, {});
    const states = items.map((item) => [
      item.id,
      item.limitNanos,
      item.limitInForceNanos,
      item.raises.length,
    ]);
    expect(states).toEqual([
      [cap.id, 100n, 151n, 2],
      [other.id, 7n, 7n, 0],
    ]);
    const [after] = (await listBudgets(atTime(ctx, addMs(ctx.now, 2 * DAY_MS)), {})).items;
    expect(after).toMatchObject({ limitInForceNanos: 100n, raises: [] });
    await pool().query("UPDATE budget_raise SET ends_at = now() - interval '1 millisecond'");
    expect(await inForce(cap.id)).toBe(100n);
  });

  it("is taken back at once and once, listed with who gave it and why, and audited both times", async () => {
    const cap = await capOrg(100n);
    const { id: raiseId } = await raise(cap.id, 50n);
    expect((await revokeRaise(ctx, { budgetId: cap.id, raiseId })).revokedAt).toEqual(ctx.now);
    await revokeRaise(atTime(ctx, addMs(ctx.now, 1_000)), { budgetId: cap.id, raiseId });
    expect(await inForce(cap.id)).toBe(100n);
    expect((await listRaises(ctx, { budgetId: cap.id })).items).toMatchObject([
      { id: raiseId, amountNanos: 50n, reason: "Launch week", createdByName: "Ada", revokedAt: ctx.now },
    ]);
    const audited = await db().auditEvent.findMany({
      where: { orgId, targetId: cap.id },
      orderBy: { id: "asc" },
    });
    expect(audited.map((event) => event.action).sort()).toEqual([
      "budget.create",
      "budget.raise",
      "budget.revoke_raise",
    ]);
    expect(audited.find((event) => event.action === "budget.raise")!.data).toMatchObject({
      amountNanos: "50",
      reason: "Launch week",
    });
  });

  it("of one customer under the default is that customer's; one of the default is everybody's", async () => {
    const input = { scopeType: "customer_default", scopeId: orgId, window: "month", limitUsd: 100n } as const;
    const { id } = await createBudget(ctx, input);
    const annId = customerBudgetId(id, "ann");
    await expect(raise(annId, 5n)).rejects.toMatchObject({ status: 404 });
    await inForce(annId, "ann");
    await raise(annId, 5n);
    await raise(id, 1n);
    expect(await inForce(annId, "ann")).toBe(106n);
    expect(await inForce(customerBudgetId(id, "bob"), "bob")).toBe(101n);
    const { items } = await listCustomerBudgets(ctx, { window: "month", limit: 10 });
    expect(items.map((item) => [item.customer, item.limitInForceNanos, item.raises.length])).toEqual([
      ["ann", 106n, 2],
      ["bob", 101n, 1],
    ]);
  });

  it("needs an end ahead, a permission, and a budget of the same tenant", async () => {
    const cap = await capOrg(100n);
    for (const endsAt of [ctx.now, addMs(ctx.now, 400 * DAY_MS)]) {
      await expect(raise(cap.id, 1n, endsAt)).rejects.toMatchObject({
        status: 400,
        details: { param: "endsAt" },
      });
    }
    const input = { budgetId: cap.id, amountUsd: 1n, endsAt: inADay(), reason: "why" };
    await expect(createRaise(asRole(ctx, "developer"), input)).rejects.toMatchObject({ status: 403 });
    const stranger = await createTestTenant();
    for (const budgetId of [cap.id, "bud_none", customerBudgetId(cap.id, "ann")]) {
      await expect(createRaise(stranger.ctx, { ...input, budgetId })).rejects.toMatchObject({ status: 404 });
    }
    const { id: raiseId } = await raise(cap.id, 1n);
    const other = await createBudget(ctx, { scopeType: "org", scopeId: orgId, window: "day", limitUsd: 7n });
    await expect(revokeRaise(ctx, { budgetId: other.id, raiseId })).rejects.toMatchObject({ status: 404 });
  });
});

describe("an allowance of the plan", () => {
  const operator = () => ({ ...ctx, actor: { type: "operator", userId: "cli" } }) as const;
  const allow = (limitUsd: bigint) =>
    createPlanBudget(operator(), { tenantId: orgId, window: "month", limitUsd });

  it("is set by the operator alone; the tenant sees it and can neither change, raise, remove nor exceed it", async () => {
    await expect(
      createPlanBudget(ctx, { tenantId: orgId, window: "month", limitUsd: 1n }),
    ).rejects.toMatchObject({ status: 403 });
    const plan = await allow(100n);
    expect((await listBudgets(ctx, {})).items).toMatchObject([{ id: plan.id, scopeType: "plan" }]);
    await expect(updateBudget(ctx, { budgetId: plan.id, limitUsd: 1_000n })).rejects.toMatchObject({
      status: 403,
    });
    await expect(raise(plan.id, 5n)).rejects.toMatchObject({ status: 403 });
    await expect(capOrg(101n)).rejects.toMatchObject({ status: 400 });
    await capOrg(100n);
  });

  it("is changed, raised and removed by the operator, who does not touch the tenant's own caps", async () => {
    const plan = await allow(100n);
    const params = { tenantId: orgId, budgetId: plan.id };
    await updatePlanBudget(operator(), { ...params, limitUsd: 200n });
    await createPlanRaise(operator(), { ...params, amountUsd: 9n, endsAt: inADay(), reason: "asked for it" });
    expect(await inForce(plan.id)).toBe(209n);
    expect((await getPlanLimits(operator(), { tenantId: orgId })).budgets).toMatchObject([
      { limitInForceNanos: 209n },
    ]);
    const own = await capOrg(50n);
    await expect(
      updatePlanBudget(operator(), { tenantId: orgId, budgetId: own.id, limitUsd: 1n }),
    ).rejects.toMatchObject({ status: 404 });
    await revokePlanBudget(operator(), params);
    expect((await getPlanLimits(operator(), { tenantId: orgId })).budgets).toEqual([]);
  });
});
