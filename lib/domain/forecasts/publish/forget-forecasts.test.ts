import { expect, test, vi } from "vitest";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { readForecast } from "../store/read-forecast";
import { createSpender, fitHere, spendByDay } from "../testing";
import { forgetForecasts } from "./forget-forecasts";
import { publishDueForecasts } from "./publish-due";

useTestDatabase();
vi.setConfig({ testTimeout: 180_000 });

const AT = new Date("2026-11-20T12:00:00Z");
const NO_LIMIT_MS = 600_000;
const MONTH = new Array<number>(16).fill(1);

test("of whom the past was told anew the forecast is made anew at once, with no word of the one before; others keep theirs", async () => {
  const told = await createSpender(AT, MONTH);
  const other = await createSpender(AT, MONTH);
  await publishDueForecasts(AT, fitHere, NO_LIMIT_MS);
  const orgForecast = ({ orgId }: { orgId: string }) => readForecast(orgId, { type: "org", id: orgId });
  const before = (await orgForecast(told))!;

  await spendByDay(told, AT, MONTH);
  await forgetForecasts([told.orgId]);
  expect(await orgForecast(told)).toBeNull();
  expect(await db().forecastSaid.count({ where: { orgId: told.orgId } })).toBe(0);

  const soon = addMs(AT, MINUTE_MS);
  expect((await publishDueForecasts(soon, fitHere, NO_LIMIT_MS)).orgs).toBe(1);
  expect((await orgForecast(told))!.actualNanos).toBe(2n * before.actualNanos);
  expect((await orgForecast(other))!.madeAt).toEqual(AT);
});
