import { expect, test, vi } from "vitest";
import type { Ctx } from "@/lib/access";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { createPool, db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createBudget, createRaise, updateBudget } from "@/lib/domain/limits";
import { ingestSettledCalls } from "@/lib/domain/metering";
import { settledCall } from "@/lib/domain/metering/testing";
import { atTime, createTestTenant } from "../../projects/testing";
import {
  createAlertRule,
  evaluateAlerts,
  listAlertRules,
  listNotifications,
  revokeAlertRule,
  snoozeAlerts,
} from "..";

const database = useTestDatabase();
vi.setConfig({ testTimeout: 90_000 });
const USD = 1_000_000_000n;

type Tenant = Awaited<ReturnType<typeof createTestTenant>>;

async function spend(tenant: Tenant, usd: number, at = tenant.ctx.now, over = {}): Promise<void> {
  const call = settledCall(tenant, { startedAtMs: at.getTime(), costNanos: usd * 1e9, ...over });
  await ingestSettledCalls(pool(), "gwi_test", [call]);
}

const soft = (ctx: Ctx, usd: bigint, window: "day" | "week" | "month" | "lifetime" = "month") =>
  createBudget(ctx, { kind: "soft", scopeType: "org", scopeId: ctx.orgId, window, limitUsd: usd * USD });

const titles = async (ctx: Ctx) =>
  (await listNotifications(ctx, { limit: 100 })).items.map(({ title }) => title);

test("a budget begins with alerts at 50, 80 and 100 % and at a forecast of 100 %, which stay removed", async () => {
  const tenant = await createTestTenant();
  const { id } = await soft(tenant.ctx, 100n);
  const termsOf = async () =>
    (await listAlertRules(tenant.ctx)).items
      .filter(({ budgetId }) => budgetId === id)
      .map(({ basis, unit, amount }) => `${basis} ${amount} ${unit}`);
  expect(await termsOf()).toEqual([
    "actual 50 percent",
    "actual 80 percent",
    "actual 100 percent",
    "forecast 100 percent",
  ]);
  for (const rule of (await listAlertRules(tenant.ctx)).items) {
    await revokeAlertRule(tenant.ctx, { ruleId: rule.id });
  }
  await evaluateAlerts(pool(), tenant.ctx.now);
  expect(await termsOf()).toEqual([]);
});

test("each threshold is told once a window, those passed together in one", async () => {
  const tenant = await createTestTenant();
  const { ctx } = tenant;
  await soft(ctx, 100n);
  await spend(tenant, 49);
  await evaluateAlerts(pool(), ctx.now);
  expect(await titles(ctx)).toEqual([]);
  await spend(tenant, 36);
  await evaluateAlerts(pool(), ctx.now);
  await evaluateAlerts(pool(), addMs(ctx.now, MINUTE_MS));
  const [told, ...rest] = await titles(ctx);
  expect(rest).toEqual([]);
  expect(told).toMatch(/^85% of the monthly budget of Tenant .* is spent$/);
  await spend(tenant, 30);
  await evaluateAlerts(pool(), addMs(ctx.now, 2 * MINUTE_MS));
  expect((await titles(ctx))[0]).toMatch(/^115% of/);
  expect(await db().alertFiring.count({ where: { orgId: ctx.orgId } })).toBe(3);
});

test("complaint 17, an alert per instance: ten workers at once tell each threshold of each budget once", async () => {
  const tenants = await Promise.all([1, 2, 3].map(() => createTestTenant()));
  for (const tenant of tenants) {
    await soft(tenant.ctx, 10n, "day");
    await soft(tenant.ctx, 100n);
    await spend(tenant, 9);
  }
  const workers = Array.from({ length: 10 }, () => createPool(2, database.url));
  const told = await Promise.all(workers.map((own) => evaluateAlerts(own, tenants[0]!.ctx.now)));
  await Promise.all(workers.map((own) => own.end()));
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(3);
  for (const { ctx } of tenants) {
    const [only, ...rest] = await titles(ctx);
    expect([only?.slice(0, 23), rest]).toEqual(["90% of the daily budget", []]);
    expect(await db().alertDelivery.count({ where: { orgId: ctx.orgId } })).toBe(1);
  }
});

test("a soft budget counts what its window had spent before, of its scope alone, each window anew", async () => {
  const tenant = await createTestTenant();
  const at = atTime(tenant.ctx, new Date("2026-10-25T00:30:00Z"));
  await spend(tenant, 6, at.now);
  const model = { kind: "soft", scopeType: "model", scopeId: "sandbox/other", window: "day" } as const;
  await db().model.create({
    data: {
      id: "mdl_other",
      slug: "sandbox/other",
      name: "Other",
      ownedBy: "sandbox",
      tokenizer: "o200k_base",
      maxOutputTokens: 1,
      contextTokens: 1,
    },
  });
  const other = await createBudget(at, { ...model, limitUsd: 5n * USD });
  expect(other.spentNanos).toBe(0n);
  await soft(at, 10n, "day");
  await evaluateAlerts(pool(), at.now);
  expect(await titles(at)).toHaveLength(1);
  // The night in which Europe's clocks go back: the window ends at midnight UTC all the same.
  const late = new Date("2026-10-25T23:59:59.999Z");
  await evaluateAlerts(pool(), late);
  expect(await titles(at)).toHaveLength(1);
  const nextDay = new Date("2026-10-26T00:00:00Z");
  await spend(tenant, 7, nextDay);
  await evaluateAlerts(pool(), nextDay);
  expect(await titles(at)).toHaveLength(2);
});

test("another limit is another threshold: a raise quiets, and what was told at an amount is not told at it again", async () => {
  const tenant = await createTestTenant();
  const { ctx } = tenant;
  const budget = await createBudget(ctx, {
    scopeType: "org",
    scopeId: ctx.orgId,
    window: "month",
    limitUsd: 100n * USD,
  });
  await spend(tenant, 60);
  await evaluateAlerts(pool(), ctx.now);
  await createRaise(ctx, {
    budgetId: budget.id,
    amountUsd: 100n * USD,
    endsAt: addMs(ctx.now, HOUR_MS),
    reason: "Launch",
  });
  await evaluateAlerts(pool(), ctx.now);
  expect(await titles(ctx)).toHaveLength(1);
  await spend(tenant, 45);
  await evaluateAlerts(pool(), addMs(ctx.now, MINUTE_MS));
  expect((await titles(ctx))[0]).toMatch(/^52% of/);
  await updateBudget(ctx, { budgetId: budget.id, limitUsd: 10n * USD });
  await evaluateAlerts(pool(), ctx.now);
  await updateBudget(ctx, { budgetId: budget.id, limitUsd: 100n * USD });
  await evaluateAlerts(pool(), ctx.now);
  expect(await titles(ctx)).toHaveLength(3);
});

test("a snoozed rule is silent, and speaks when it wakes if it is still so; one of money, of its amount", async () => {
  const tenant = await createTestTenant();
  const { ctx } = tenant;
  const { id: budgetId } = await soft(ctx, 1_000n);
  await createAlertRule(ctx, { budgetId, basis: "actual", unit: "usd", amount: "2.50" });
  await snoozeAlerts(ctx, { budgetId, until: "hour" });
  await spend(tenant, 3);
  await evaluateAlerts(pool(), addMs(ctx.now, HOUR_MS - 1));
  expect(await titles(ctx)).toEqual([]);
  await evaluateAlerts(pool(), addMs(ctx.now, HOUR_MS));
  const { items } = await listNotifications(ctx, { limit: 5 });
  expect(items[0]).toMatchObject({ kind: "budget", data: { threshold: "2.5", observed: "3", unit: "usd" } });
  expect(await snoozeAlerts(ctx, { budgetId, until: "window" })).toEqual({
    snoozedUntil: new Date(Date.UTC(ctx.now.getUTCFullYear(), ctx.now.getUTCMonth() + 1, 1)),
  });
});

test("each end customer under the default is told of by its own spend", async () => {
  const tenant = await createTestTenant();
  const { ctx, orgId } = tenant;
  const scope = { scopeType: "customer_default", scopeId: orgId, window: "day" } as const;
  const { id } = await createBudget(ctx, { ...scope, limitUsd: 5n * USD });
  for (const customer of ["ann", "bob"]) {
    const start = new Date(ctx.now);
    start.setUTCHours(0, 0, 0, 0);
    await db().$executeRaw`INSERT INTO budget_window (budget_id, window_start, template_id, customer)
      VALUES (customer_budget_id(${id}, ${customer}), ${start}, ${id}, ${customer})`;
    await spend(tenant, customer === "ann" ? 5 : 4, ctx.now, { endUser: customer });
  }
  await evaluateAlerts(pool(), ctx.now);
  expect(await titles(ctx)).toEqual(["100% of the daily budget of the end customer ann is spent"]);
});

test("credit that runs low is told, and again only after there was more", async () => {
  const tenant = await createTestTenant();
  const { ctx, orgId } = tenant;
  await db().budget.create({
    data: {
      id: "bud_credit",
      orgId,
      kind: "credit",
      scopeType: "org",
      scopeId: orgId,
      window: "lifetime",
      limitNanos: 5n * USD,
    },
  });
  await db().budgetWindow.create({ data: { budgetId: "bud_credit", windowStart: new Date(0) } });
  await evaluateAlerts(pool(), ctx.now);
  expect(await titles(ctx)).toEqual([]);
  await spend(tenant, 4.25);
  await evaluateAlerts(pool(), ctx.now);
  await evaluateAlerts(pool(), addMs(ctx.now, DAY_MS));
  expect(await titles(ctx)).toEqual(["$0.75 of credit left"]);
  await db().budget.update({ where: { id: "bud_credit" }, data: { limitNanos: 10n * USD } });
  await evaluateAlerts(pool(), ctx.now);
  await spend(tenant, 5.75);
  await evaluateAlerts(pool(), addMs(ctx.now, DAY_MS));
  expect(await titles(ctx)).toEqual(["The credit is used up", "$0.75 of credit left"]);
});
