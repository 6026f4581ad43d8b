import { expect, test, vi } from "vitest";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createBudget } from "../../limits";
import { createTestTenant } from "../../projects/testing";
import { forecastRunOuts, forecastRunOutsOf } from "../run-out/budget-run-out";
import { readForecast } from "../store/read-forecast";
import { createSpender, fitHere } from "../testing";
import { publishForecasts } from "./publish-forecasts";

useTestDatabase();
vi.setConfig({ testTimeout: 180_000 });

const AT = new Date("2026-11-20T12:00:00Z");
const USD = 1_000_000_000;

test("three days of spend: actual to the nano-dollar, the rest forecast, for the organization and each part", async () => {
  const { orgId, projectId } = await createSpender(AT, [4, 6, 5]);
  expect(await publishForecasts(orgId, AT, fitHere)).toEqual({ count: 4, failures: [] });
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
  const { orgId } = await createSpender(AT, [4, 6, 5]);
  await publishForecasts(orgId, AT, fitHere);
  const once = await db().forecast.findMany({ where: { orgId }, orderBy: { scopeType: "asc" } });
  await publishForecasts(orgId, AT, fitHere);
  expect(await db().forecast.findMany({ where: { orgId }, orderBy: { scopeType: "asc" } })).toEqual(once);
  await publishForecasts(orgId, addMs(AT, HOUR_MS), fitHere);
  await publishForecasts(orgId, addMs(AT, DAY_MS), fitHere);
  const said = await db().forecastSaid.findMany({
    where: { orgId, scopeType: "org" },
    orderBy: { day: "asc" },
  });
  expect(said.map(({ madeAt }) => madeAt)).toEqual([AT, addMs(AT, DAY_MS)]);
});

test("a budget runs out on the day that spend and forecast reach it, a raise puts it off, another tenant's is not there", async () => {
  const { ctx, orgId } = await createSpender(AT, [10, 10, 10]);
  const budget = await createBudget(ctx, {
    scopeType: "org",
    scopeId: orgId,
    window: "month",
    limitUsd: BigInt(60 * USD),
  });
  expect(await forecastRunOuts(orgId, AT)).toEqual([]);
  await publishForecasts(orgId, AT, fitHere);
  const [before] = await forecastRunOuts(orgId, AT);
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
  const [after] = await forecastRunOuts(orgId, AT);
  expect(after!.limitNanos).toBe(90_000_000_000n);
  expect(after!.runOut.p50!.getTime() - before!.runOut.p50!.getTime()).toBeGreaterThan(2 * DAY_MS);
  const other = await createTestTenant();
  const both = await forecastRunOutsOf([orgId, other.orgId], AT);
  expect(both.get(orgId)!.map(({ budgetId }) => budgetId)).toEqual([budget.id]);
  expect(both.get(other.orgId)).toEqual([]);
});
