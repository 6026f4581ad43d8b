import { expect, test } from "vitest";
import type { Ctx } from "@/lib/access";
import { addMs, DAY_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createBudget, restoreBudget, revokeBudget } from "../../limits";
import { ingestSettledCalls } from "../../metering";
import { settledCall } from "../../metering/testing";
import { atTime, createTestTenant } from "../../projects/testing";
import {
  createAlertRule,
  evaluateAlerts,
  listAlertRules,
  listNotifications,
  restoreAlertRule,
  revokeAlertRule,
  snoozeAlerts,
  updateAlertRule,
} from "..";

useTestDatabase();
const USD = 1_000_000_000n;

async function watched() {
  const tenant = await createTestTenant();
  const { ctx, orgId } = tenant;
  const budget = { kind: "soft", scopeType: "org", scopeId: orgId, window: "month" } as const;
  const { id: budgetId } = await createBudget(ctx, { ...budget, limitUsd: 10n * USD });
  const { id: ruleId } = await createAlertRule(ctx, {
    budgetId,
    basis: "actual",
    unit: "usd",
    amount: "3",
  });
  return { tenant, ctx, budgetId, ruleId };
}

const idsOf = async (ctx: Ctx) => (await listAlertRules(ctx)).items.map(({ id }) => id);

test("a removed rule tells nothing; brought back, it has its id and tells what it had told no second time", async () => {
  const { tenant, ctx, ruleId } = await watched();
  for (const rule of (await listAlertRules(ctx)).items) {
    if (rule.id !== ruleId) await revokeAlertRule(ctx, { ruleId: rule.id });
  }
  const spend = (usd: number) =>
    ingestSettledCalls(pool(), "gwi_test", [
      settledCall(tenant, { startedAtMs: ctx.now.getTime(), costNanos: usd * 1e9 }),
    ]);
  const told = async () => {
    await evaluateAlerts(pool(), ctx.now);
    return (await listNotifications(ctx, { limit: 100 })).items.length;
  };
  await revokeAlertRule(ctx, { ruleId });
  await spend(4);
  expect(await told()).toBe(0);
  expect(await idsOf(ctx)).toEqual([]);
  expect(await restoreAlertRule(ctx, { ruleId })).toMatchObject({ id: ruleId, amount: "3", enabled: true });
  expect(await told()).toBe(1);
  await revokeAlertRule(ctx, { ruleId });
  await restoreAlertRule(ctx, { ruleId });
  expect(await told()).toBe(1);
  expect((await listAlertRules(ctx)).items).toMatchObject([{ id: ruleId, isCrossed: true }]);
});

test("a removed rule cannot be changed, and snoozing its budget leaves it as it was", async () => {
  const { ctx, budgetId, ruleId } = await watched();
  await revokeAlertRule(ctx, { ruleId });
  await expect(updateAlertRule(ctx, { ruleId, enabled: false })).rejects.toMatchObject({ status: 404 });
  await expect(revokeAlertRule(ctx, { ruleId })).rejects.toMatchObject({ status: 404 });
  await snoozeAlerts(ctx, { budgetId, until: "day" });
  expect(await restoreAlertRule(ctx, { ruleId })).toMatchObject({ enabled: true, snoozedUntil: null });
});

test("its threshold is free while it is gone; it comes back only when nothing took its place", async () => {
  const { ctx, budgetId, ruleId } = await watched();
  await revokeAlertRule(ctx, { ruleId });
  const same = { budgetId, basis: "actual", unit: "usd", amount: "3" } as const;
  const { id } = await createAlertRule(ctx, same);
  await expect(restoreAlertRule(ctx, { ruleId })).rejects.toMatchObject({ status: 409 });
  await revokeAlertRule(atTime(ctx, addMs(ctx.now, 1)), { ruleId: id });
  const both = await Promise.allSettled([restoreAlertRule(ctx, { ruleId }), createAlertRule(ctx, same)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("is 404 for a stranger, while live, after thirty days, and without its budget, with which it returns", async () => {
  const { ctx, budgetId, ruleId } = await watched();
  const stranger = await createTestTenant();
  await expect(restoreAlertRule(ctx, { ruleId })).rejects.toMatchObject({ status: 404 });
  await revokeAlertRule(ctx, { ruleId });
  await expect(restoreAlertRule(stranger.ctx, { ruleId })).rejects.toMatchObject({ status: 404 });
  const late = atTime(ctx, addMs(ctx.now, 31 * DAY_MS));
  await expect(restoreAlertRule(late, { ruleId })).rejects.toMatchObject({ status: 404 });
  await revokeBudget(ctx, { budgetId });
  await expect(restoreAlertRule(ctx, { ruleId })).rejects.toMatchObject({ status: 404 });
  await restoreBudget(ctx, { budgetId });
  await restoreAlertRule(ctx, { ruleId });
  expect(await idsOf(ctx)).toContain(ruleId);
});
