import { expect, test, vi } from "vitest";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createBudget } from "../../limits";
import { ensureUsagePartitions, ingestSettledCalls } from "../../metering";
import { settledCall } from "../../metering/testing";
import { atTime, createTestTenant } from "../../projects/testing";
import { forecastBudgetRunOut, forecastRunOuts } from "../run-out/budget-run-out";
import { readForecast } from "../store/read-forecast";
import { publishDueForecasts } from "./publish-due";
import { publishForecasts } from "./publish-forecasts";

useTestDatabase();
vi.setConfig({ testTimeout: 180_000 });

const AT = new Date("2026-11-20T12:00:00Z");
const USD = 1_000_000_000;

/** A tenant that spent so many dollars on each of the days before `AT`, at noon, the latest last. */
async function spender(usdByDay: number[]) {
  const tenant = await createTestTenant();
  await ensureUsagePartitions(pool(), AT);
  const calls = usdByDay.map((usd, i) =>
    settledCall(tenant, {
      startedAtMs: addMs(AT, -(usdByDay.length - i) * DAY_MS).getTime(),
      costNanos: usd * USD,
      keyId: "key_forecast",
      model: "sandbox/small",
    }),
  );
  await ingestSettledCalls(pool(), "gwi_forecast", calls);
  return { ...tenant, ctx: atTime(tenant.ctx, AT) };
}

test("three days of spend: actual to the nano-dollar, the rest forecast, for the organization and each part", async () => {
  const { orgId, projectId } = await spender([4, 6, 5]);
  expect(await publishForecasts(orgId, AT)).toBe(4);
  const forecast = await readForecast(orgId, { type: "org", id: orgId });
  expect(forecast).toMatchObject({ actualNanos: 15_000_000_000n, historyDays: 3, method: "recent" });
  const { p10, p50, p90 } = forecast!.monthEndNanos;
  expect(p10).toBeGreaterThanOrEqual(forecast!.actualNanos);
  expect(p50).toBeGreaterThan(p10);
  expect(p90).toBeGreaterThan(p50);
  expect(Number(p50) / USD).toBeGreaterThan(15 + 5 * 10);
  expect(Number(p50) / USD).toBeLessThanOrEqual(15 + 5 * 11);
  const scopes = [
    { type: "project", id: projectId },
    { type: "key", id: "key_forecast" },
    { type: "model", id: "sandbox/small" },
  ] as const;
  for (const scope of scopes)
    expect((await readForecast(orgId, scope))?.monthEndNanos).toEqual({ p10, p50, p90 });
});

test("publishing twice is publishing once; what was said first on a day stays", async () => {
  const { orgId } = await spender([4, 6, 5]);
  await publishForecasts(orgId, AT);
  const once = await db().forecast.findMany({ where: { orgId }, orderBy: { scopeType: "asc" } });
  await publishForecasts(orgId, AT);
  expect(await db().forecast.findMany({ where: { orgId }, orderBy: { scopeType: "asc" } })).toEqual(once);
  await publishForecasts(orgId, addMs(AT, HOUR_MS));
  await publishForecasts(orgId, addMs(AT, DAY_MS));
  const said = await db().forecastSaid.findMany({
    where: { orgId, scopeType: "org" },
    orderBy: { day: "asc" },
  });
  expect(said.map(({ madeAt }) => madeAt)).toEqual([AT, addMs(AT, DAY_MS)]);
});

test("a budget runs out on the day that spend and forecast reach it, a raise puts it off, another tenant's is not there", async () => {
  const { ctx, orgId } = await spender([10, 10, 10]);
  const budget = await createBudget(ctx, {
    scopeType: "org",
    scopeId: orgId,
    window: "month",
    limitUsd: BigInt(60 * USD),
  });
  expect(await forecastBudgetRunOut(orgId, budget.id, AT)).toBeNull();
  await publishForecasts(orgId, AT);
  const before = await forecastBudgetRunOut(orgId, budget.id, AT);
  expect(before!.spentNanos).toBe(30_000_000_000n);
  expect(before!.runOut.p50!.getTime()).toBeGreaterThan(addMs(AT, 2 * DAY_MS).getTime());
  expect(before!.runOut.p50!.getTime()).toBeLessThan(addMs(AT, 4 * DAY_MS).getTime());
  expect(before!.runOut.p10! <= before!.runOut.p50!).toBe(true);
  await db().budgetRaise.create({
    data: {
      id: `rse_${orgId.slice(4)}`,
      orgId,
      budgetId: budget.id,
      amountNanos: BigInt(30 * USD),
      reason: "A launch",
      endsAt: addMs(AT, 30 * DAY_MS),
      createdById: "usr_1",
    },
  });
  const after = await forecastBudgetRunOut(orgId, budget.id, AT);
  expect(after!.limitNanos).toBe(90_000_000_000n);
  expect(after!.runOut.p50!.getTime() - before!.runOut.p50!.getTime()).toBeGreaterThan(2 * DAY_MS);
  expect((await forecastRunOuts(orgId, AT)).map(({ budgetId }) => budgetId)).toEqual([budget.id]);
  const other = await createTestTenant();
  expect(await forecastBudgetRunOut(other.orgId, budget.id, AT)).toBeNull();
});

test("each organization has its turn once an hour, the longest waiting first, and a run that is out of time stops", async () => {
  const orgs = [await spender([1]), await spender([1]), await spender([1])].map(({ orgId }) => orgId);
  const madeAt = async () => {
    const runs = await db().forecastRun.findMany({ where: { orgId: { in: orgs } } });
    return runs.map((run) => run.madeAt.getTime()).sort();
  };
  expect((await publishDueForecasts(AT, 180_000)).orgs).toBeGreaterThanOrEqual(3);
  expect(await publishDueForecasts(addMs(AT, HOUR_MS - 1), 180_000)).toEqual({ orgs: 0, forecasts: 0 });
  expect((await publishDueForecasts(addMs(AT, HOUR_MS), 0)).orgs).toBe(1);
  expect(await madeAt()).not.toEqual(orgs.map(() => addMs(AT, HOUR_MS).getTime()));
  expect((await publishDueForecasts(addMs(AT, HOUR_MS), 180_000)).orgs).toBeGreaterThanOrEqual(2);
  expect(await madeAt()).toEqual(orgs.map(() => addMs(AT, HOUR_MS).getTime()));
});
