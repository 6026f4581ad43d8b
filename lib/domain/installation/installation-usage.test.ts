import { beforeAll, expect, test } from "vitest";
import type { BaseCtx } from "@/lib/access";
import { installationUsageEndpoint } from "@/lib/contract/installation";
import { newId } from "@/lib/core/ids";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { foldUsage, ingestSettledCalls } from "../metering";
import { settledCall } from "../metering/testing";
import { createTestTenant } from "../projects/testing";
import { getInstallation, getInstallationUsage } from ".";

useTestDatabase();

const AT = new Date(Date.UTC(2026, 10, 20, 12));
const operator: BaseCtx = {
  actor: { type: "operator", userId: "cli" },
  now: AT,
  requestId: newId("request"),
};
const day = (n: number, hour: number) => Date.UTC(2026, 10, n, hour);
const ask = (query: object = {}) =>
  getInstallationUsage(operator, installationUsageEndpoint.query.parse(query));

/** Two tenants on two days by two providers, and one call a day too early for seven days. */
beforeAll(async () => {
  const [a, b] = [await createTestTenant(), await createTestTenant()];
  for (const [id, name] of [
    ["prv_one", "One"],
    ["prv_two", "Two"],
  ] as const) {
    await db().provider.create({ data: { id, slug: name.toLowerCase(), name, kind: "openai" } });
  }
  const failed = { outcome: "error", status: 502, costNanos: 0 } as const;
  await ingestSettledCalls(pool(), "gwi_test", [
    settledCall(a, { providerId: "prv_one", model: "acme/a", startedAtMs: day(20, 0), costNanos: 5 }),
    settledCall(b, { providerId: "prv_one", model: "acme/b", startedAtMs: day(20, 11), costNanos: 7 }),
    settledCall(b, { providerId: "prv_two", model: "acme/b", startedAtMs: day(19, 23), costNanos: 100 }),
    settledCall(b, { providerId: "prv_two", model: "acme/b", startedAtMs: day(19, 23), ...failed }),
    settledCall(a, { providerId: "prv_gone", model: "acme/c", startedAtMs: day(14, 0), costNanos: 1 }),
    settledCall(a, { providerId: "prv_one", model: "acme/a", startedAtMs: day(13, 23), costNanos: 1_000 }),
  ]);
  await foldUsage(pool());
});

test("days of all tenants add up by provider, by its name, the largest first, empty days among them", async () => {
  const { buckets, groups } = await ask({ days: 7 });
  expect(buckets).toHaveLength(7);
  expect([buckets[0], buckets[6]]).toEqual([new Date(day(14, 0)), new Date(day(20, 0))]);
  expect(groups.map(({ label, totals }) => [label, totals.costNanos, totals.calls, totals.errors])).toEqual([
    ["Two", 100n, 2n, 1n],
    ["One", 12n, 2n, 0n],
    ["prv_gone", 1n, 1n, 0n],
  ]);
  const spend = groups.map(({ points }) => points.map(({ costNanos }) => Number(costNanos)));
  expect(spend).toEqual([
    [0, 0, 0, 0, 0, 100, 0],
    [0, 0, 0, 0, 0, 0, 12],
    [1, 0, 0, 0, 0, 0, 0],
  ]);
});

test("by model what is not among the largest is one, and the whole is what the overview adds up", async () => {
  const { groups } = await ask({ groupBy: "model", top: 1 });
  expect(groups.map(({ id, totals }) => [id, totals.costNanos])).toEqual([
    ["acme/a", 1_005n],
    ["other", 108n],
  ]);
  const { costNanos, calls } = await getInstallation(operator);
  expect([costNanos, Number(calls)]).toEqual([1_113n, 6]);
});

test("a tenant's owner is refused", async () => {
  const { ctx } = await createTestTenant();
  const query = installationUsageEndpoint.query.parse({});
  await expect(getInstallationUsage(ctx, query)).rejects.toMatchObject({ status: 403 });
});
