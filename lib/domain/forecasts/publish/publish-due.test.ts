import { expect, test, vi } from "vitest";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import type { FitScope } from "../fitting/fit";
import { readForecast } from "../store/read-forecast";
import { createSpender, fitHere, spendByDay } from "../testing";
import { publishDueForecasts } from "./publish-due";

useTestDatabase();
vi.setConfig({ testTimeout: 180_000 });

const AT = new Date("2026-11-20T12:00:00Z");
const NO_LIMIT_MS = 600_000;
/** Enough whole days for a model. */
const MONTH = new Array<number>(16).fill(1);

const orgForecast = (orgId: string) => readForecast(orgId, { type: "org", id: orgId });

async function madeAt(orgIds: string[]): Promise<Date[]> {
  const runs = await db().forecastRun.findMany({ where: { orgId: { in: orgIds } } });
  return runs.map((run) => run.madeAt).sort((a, b) => a.getTime() - b.getTime());
}

test("each organization has its turn once an hour, the longest waiting first, and a run that is out of time stops", async () => {
  const tenants = [
    await createSpender(AT, MONTH),
    await createSpender(AT, MONTH),
    await createSpender(AT, MONTH),
  ];
  const orgIds = tenants.map(({ orgId }) => orgId);
  const hour = addMs(AT, HOUR_MS);
  expect((await publishDueForecasts(AT, fitHere, NO_LIMIT_MS)).orgs).toBe(3);
  expect(await publishDueForecasts(addMs(hour, -1), fitHere, NO_LIMIT_MS)).toEqual({
    orgs: 0,
    forecasts: 0,
  });
  expect((await publishDueForecasts(hour, fitHere, 0)).orgs).toBe(1);
  expect(await madeAt(orgIds)).toEqual([AT, AT, hour]);
  expect((await publishDueForecasts(hour, fitHere, NO_LIMIT_MS)).orgs).toBe(2);
  expect(await madeAt(orgIds)).toEqual([hour, hour, hour]);
});

test("a new tenant's forecast follows within minutes of having three days, then a month, of spend", async () => {
  const tenant = await createSpender(AT, []);
  await spendByDay(tenant, addMs(AT, HOUR_MS), [2]);
  await publishDueForecasts(AT, fitHere, NO_LIMIT_MS);
  expect(await orgForecast(tenant.orgId)).toMatchObject({ historyDays: 1, method: "recent" });
  await spendByDay(tenant, AT, [4, 6, 5]);
  await publishDueForecasts(addMs(AT, 3 * MINUTE_MS), fitHere, NO_LIMIT_MS);
  expect(await orgForecast(tenant.orgId)).toMatchObject({ historyDays: 3, method: "recent" });
  await spendByDay(tenant, AT, MONTH);
  await publishDueForecasts(addMs(AT, 6 * MINUTE_MS), fitHere, NO_LIMIT_MS);
  expect(await orgForecast(tenant.orgId)).toMatchObject({ historyDays: 16, method: "model" });
});

test("a scope that cannot be fitted keeps its forecast, the others get theirs, and the run tells of it", async () => {
  const { orgId } = await createSpender(AT, MONTH);
  await publishDueForecasts(AT, fitHere, NO_LIMIT_MS);
  const later = addMs(AT, HOUR_MS);
  const failing: FitScope = (task) =>
    task.moment.orgId === orgId && task.spend.scope.type === "org"
      ? Promise.reject(new Error("took longer than 60000 ms"))
      : fitHere(task);
  const run = publishDueForecasts(later, failing, NO_LIMIT_MS);
  const failures = await run.then(
    () => [],
    (error: AggregateError) => error.errors,
  );
  expect(failures).toHaveLength(1);
  expect(String(failures[0])).toContain(`org ${orgId} of ${orgId} was not fitted`);
  expect((await orgForecast(orgId))?.madeAt).toEqual(AT);
  const key = { type: "key", id: "key_forecast" } as const;
  expect((await readForecast(orgId, key))?.madeAt).toEqual(later);
  expect(await madeAt([orgId])).toEqual([later]);
});
