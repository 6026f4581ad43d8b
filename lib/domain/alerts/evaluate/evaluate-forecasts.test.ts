import { beforeEach, expect, test, vi } from "vitest";
import { addMs, DAY_MS, HOUR_MS, windowEndMs } from "@/lib/core/time";
import { createPool, db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createBudget } from "@/lib/domain/limits";
import { atTime, createTestTenant } from "../../projects/testing";
import { evaluateAlerts, evaluateForecasts, listNotifications } from "..";

const database = useTestDatabase();
vi.setConfig({ testTimeout: 90_000 });
const USD = 1_000_000_000n;
const NOW = new Date("2026-11-10T12:00:00Z");
const MONTH_END = new Date(windowEndMs("month", NOW.getTime())!);

let tenant: Awaited<ReturnType<typeof createTestTenant>>;
beforeEach(async () => {
  tenant = await createTestTenant();
  const input = { kind: "soft", scopeType: "org", scopeId: tenant.orgId, window: "month" } as const;
  await createBudget(atTime(tenant.ctx, NOW), { ...input, limitUsd: 100n * USD });
  await evaluateAlerts(pool(), NOW);
});

/** Publishes that so much more will be spent by the month's end, half the time. */
async function publish(usd: bigint, at: Date): Promise<void> {
  const amount = `${usd * USD}`;
  const quantiles = [amount, amount, amount];
  const row = {
    orgId: tenant.orgId,
    scopeType: "org",
    scopeId: tenant.orgId,
    madeAt: at,
    zone: "UTC",
    monthStart: new Date("2026-11-01T00:00:00Z"),
    monthEnd: MONTH_END,
    actualNanos: 0n,
    monthEndP10: usd * USD,
    monthEndP50: usd * USD,
    monthEndP90: usd * USD,
    historyDays: 30,
    method: "model",
    path: [[at.getTime(), MONTH_END.getTime(), quantiles, quantiles]],
    backTest: {},
  };
  await db().forecast.deleteMany({ where: { orgId: tenant.orgId } });
  await db().forecast.create({ data: row });
}

async function toldAfter(usd: bigint, at: Date): Promise<number> {
  await publish(usd, at);
  await evaluateForecasts(pool(), at);
  return db().notification.count({ where: { orgId: tenant.orgId } });
}

test("without a forecast nothing is forecast to be crossed", async () => {
  await evaluateForecasts(pool(), NOW);
  expect(await db().notification.count({ where: { orgId: tenant.orgId } })).toBe(0);
});

test("told once, again only after it was well below, and not within a day", async () => {
  expect(await toldAfter(99n, NOW)).toBe(0);
  expect(await toldAfter(120n, addMs(NOW, HOUR_MS))).toBe(1);
  expect(await toldAfter(95n, addMs(NOW, 2 * HOUR_MS))).toBe(1);
  expect(await toldAfter(121n, addMs(NOW, 3 * DAY_MS))).toBe(1);
  expect(await toldAfter(80n, addMs(NOW, 3 * DAY_MS + HOUR_MS))).toBe(1);
  expect(await toldAfter(130n, addMs(NOW, 3 * DAY_MS + 2 * HOUR_MS))).toBe(2);
  expect(await toldAfter(80n, addMs(NOW, 3 * DAY_MS + 3 * HOUR_MS))).toBe(2);
  expect(await toldAfter(130n, addMs(NOW, 4 * DAY_MS))).toBe(2);
  expect(await toldAfter(130n, addMs(NOW, 4 * DAY_MS + 2 * HOUR_MS))).toBe(3);
  const { items } = await listNotifications(atTime(tenant.ctx, NOW), { limit: 10 });
  expect(items[0]).toMatchObject({
    kind: "forecast",
    title: expect.stringMatching(/^Forecast: 130% of the monthly budget of/),
  });
});

test("ten workers at once tell a forecast once", async () => {
  await publish(150n, NOW);
  const workers = Array.from({ length: 10 }, () => createPool(1, database.url));
  const told = await Promise.all(workers.map((own) => evaluateForecasts(own, NOW)));
  await Promise.all(workers.map((own) => own.end()));
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(1);
});
