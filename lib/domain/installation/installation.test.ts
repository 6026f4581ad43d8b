import { beforeAll, expect, test } from "vitest";
import type { BaseCtx } from "@/lib/access";
import { createModelEndpoint } from "@/lib/contract/models";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createModel, seedCatalog, setPrice } from "../catalog";
import { foldUsage, ingestSettledCalls } from "../metering";
import { settledCall } from "../metering/testing";
import { createTestTenant } from "../projects/testing";
import { getInstallation } from ".";

useTestDatabase();
beforeAll(seedCatalog);

const operator = (): BaseCtx => ({
  actor: { type: "operator", userId: "cli" },
  now: now(),
  requestId: newId("request"),
});
const isDone = async (check: string) =>
  (await getInstallation(operator())).checks.find((each) => each.check === check)!.done;

test("a tenant's owner is refused", async () => {
  const { ctx } = await createTestTenant();
  await expect(getInstallation(ctx)).rejects.toMatchObject({ code: "permission_denied" });
});

test("sums count every tenant, also beyond a page of them, and are split by provider", async () => {
  const sandbox = await db().provider.findUniqueOrThrow({ where: { slug: "sandbox" } });
  const before = await getInstallation(operator());
  const calls = [];
  for (let i = 0; i < 60; i++) {
    const id = newId("org");
    await db().org.create({ data: { id, name: id, slug: id.toLowerCase().replace("_", "-") } });
    const of = { orgId: id, projectId: newId("project") };
    const call = { providerId: sandbox.id, costNanos: 1_000_000_007, latencyMs: 100, ttftMs: 10 };
    const failed = { ...call, outcome: "error", status: 502, costNanos: 0 } as const;
    calls.push(settledCall(of, call), settledCall(of, failed));
  }
  await ingestSettledCalls(pool(), "gwi_test", calls);
  await foldUsage(pool());
  const after = await getInstallation(operator());
  expect(after.tenants - before.tenants).toBe(60);
  expect(after.costNanos - before.costNanos).toBe(60_000_000_420n);
  expect([after.calls - before.calls, after.errors - before.errors]).toEqual([120, 60]);
  const own = after.providers.find(({ id }) => id === sandbox.id)!;
  expect(own).toMatchObject({ calls: after.calls, errors: after.errors, costNanos: after.costNanos });
  expect(Math.abs(own.latencyMs!.p50 - 100)).toBeLessThan(6);
}, 120_000);

test("a check is done by what is there: a provider, its priced model, a tenant, a second factor", async () => {
  expect([await isDone("provider"), await isDone("model"), await isDone("two_factor")]).toEqual([
    false,
    false,
    false,
  ]);
  const id = newId("provider");
  await db().provider.create({
    data: { id, slug: "acme", name: "Acme", kind: "openai", baseUrl: "https://x.example" },
  });
  expect([await isDone("provider"), await isDone("model")]).toEqual([true, false]);
  const body = { slug: "acme/one", name: "One", ownedBy: "acme", contextTokens: 1_000, maxOutputTokens: 100 };
  const routes = [{ providerId: id, upstreamModel: "one" }];
  const model = await createModel(operator(), createModelEndpoint.body.parse({ ...body, routes }));
  expect(await isDone("model")).toBe(false);
  await setPrice(operator(), { modelId: model.id, rates: { input: 1, output: 1 }, note: "" });
  expect(await isDone("model")).toBe(true);
  await db().provider.update({ where: { id }, data: { enabled: false } });
  expect([await isDone("provider"), await isDone("model")]).toEqual([false, false]);

  const { userId } = await createTestTenant();
  expect(await isDone("tenant")).toBe(true);
  await db().user.update({ where: { id: userId }, data: { isOperator: true } });
  expect(await isDone("two_factor")).toBe(true);
  await db().user.update({ where: { id: userId }, data: { passwordHash: "argon2" } });
  expect(await isDone("two_factor")).toBe(false);
  await db().user.update({ where: { id: userId }, data: { totpEnabledAt: now() } });
  expect(await isDone("two_factor")).toBe(true);
});

test("a provider is seen to answer by a call that succeeded, not by one that failed, nor by the sandbox's", async () => {
  const providerId = newId("provider");
  const slug = providerId.toLowerCase();
  await db().provider.create({ data: { id: providerId, slug, name: "Answers", kind: "openai" } });
  const tenant = await createTestTenant();
  const failed = { outcome: "error", status: 502, costNanos: 0 } as const;
  const book = async (call: object) => {
    await ingestSettledCalls(pool(), "gwi_test", [settledCall(tenant, call)]);
    await foldUsage(pool());
  };
  const sandbox = await db().provider.findUniqueOrThrow({ where: { slug: "sandbox" } });
  await book({ providerId: sandbox.id });
  await book({ providerId, ...failed });
  expect(await isDone("call")).toBe(false);
  await book({ providerId });
  expect(await isDone("call")).toBe(true);
});

test("mail counts as set up once it has a way out and none is stuck, and a provider's trouble is told", async () => {
  expect(await isDone("mail")).toBe(false);
  const sandbox = await db().provider.findUniqueOrThrow({ where: { slug: "sandbox" } });
  const at = now();
  await db().providerTrouble.create({
    data: { instanceId: "gwi_test", providerId: sandbox.id, since: at, seenAt: at },
  });
  const { providers } = await getInstallation(operator());
  expect(providers.find(({ id }) => id === sandbox.id)!.failingSince).toEqual(at);
});
