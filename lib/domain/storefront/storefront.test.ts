import { beforeAll, expect, test } from "vitest";
import type { BaseCtx, Ctx } from "@/lib/access";
import { createModelEndpoint } from "@/lib/contract/models";
import { getPublicModelEndpoint, searchModelsEndpoint } from "@/lib/contract/public-models";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createModel, seedCatalog, setPrice, updateModel } from "../catalog";
import { createBudget } from "../limits";
import { foldUsage, ingestSettledCalls } from "../metering";
import { settledCall } from "../metering/testing";
import { createTestTenant } from "../projects/testing";
import { getModelAccount, getPublicModel, publishSpeeds, searchModels } from ".";

useTestDatabase();

const visitor: BaseCtx = {
  actor: { type: "anonymous", userId: "anonymous" },
  now: now(),
  requestId: newId("request"),
};
const operator: BaseCtx = { ...visitor, actor: { type: "operator", userId: "cli" } };
const at = (ctx: BaseCtx): BaseCtx => ({ ...ctx, now: now() });

let sandboxId: string;
beforeAll(async () => {
  await seedCatalog();
  sandboxId = (await db().provider.findUniqueOrThrow({ where: { slug: "sandbox" } })).id;
});

async function create(slug: string, isPriced = true): Promise<string> {
  const body = { slug, name: slug, ownedBy: "acme", contextTokens: 8_000, maxOutputTokens: 1_000 };
  const routes = [{ providerId: sandboxId, upstreamModel: "secret-upstream-name" }];
  const { id } = await createModel(operator, createModelEndpoint.body.parse({ ...body, routes }));
  const rates = { input: 1_150_000_000, output: 2_300_000_000 };
  if (isPriced) await setPrice(at(operator), { modelId: id, rates, note: "List price + 15 %" });
  return id;
}

const search = async (query: object) =>
  searchModelsEndpoint.response.parse(
    await searchModels(at(visitor), searchModelsEndpoint.query.parse(query)),
  );
const found = async (query: object) => (await search(query)).items.map(({ slug }) => slug);

test("models that are off or unpriced are nowhere, and answer the same 404 as none", async () => {
  await create("acme/shown");
  await create("acme/unpriced", false);
  const off = await create("acme/off");
  await updateModel(operator, { modelId: off, enabled: false });
  expect(await found({ maker: "acme" })).toEqual(["acme/shown"]);
  expect(await found({ models: "acme/off,acme/shown,acme/unpriced" })).toEqual(["acme/shown"]);
  const refusal = (model: string) => getPublicModel(at(visitor), { model }).catch((error) => error.message);
  expect(await refusal("acme/off")).toBe(await refusal("acme/never"));
  expect(await refusal("acme/unpriced")).toBe(await refusal("acme/never"));
});

test("what anyone reads says nothing of routes, mark-ups, or where a price is from", async () => {
  await create("acme/public");
  const detail = getPublicModelEndpoint.response.parse(
    await getPublicModel(at(visitor), { model: "acme/public" }),
  );
  const text = JSON.stringify([await search({}), detail]);
  for (const secret of [
    "secret-upstream-name",
    sandboxId,
    "15 %",
    '"note"',
    '"markup"',
    '"routes"',
    '"source"',
  ]) {
    expect(text).not.toContain(secret);
  }
  expect(detail.model).toMatchObject({ providers: ["Sandbox"], price: { rates: { input: 1_150_000_000 } } });
});

async function call(ctx: Ctx, model: string, count: number, latencyMs: number) {
  const { id: projectId } = await db().project.findFirstOrThrow({ where: { orgId: ctx.orgId } });
  const calls = Array.from({ length: count }, () =>
    settledCall({ orgId: ctx.orgId, projectId }, { model, latencyMs, ttftMs: latencyMs / 10 }),
  );
  await ingestSettledCalls(pool(), "gwi_test", calls);
}

test("speed is measured over organizations, and published only where it is nobody's own", async () => {
  const tenants = await Promise.all([1, 2, 3].map(async () => (await createTestTenant()).ctx));
  await create("acme/measured");
  await create("acme/one-tenant");
  for (const ctx of tenants) await call(ctx, "acme/measured", 45, 1_000);
  await call(tenants[0]!, "acme/one-tenant", 150, 700);
  await foldUsage(pool());
  await publishSpeeds(pool(), now());
  const { items } = await search({ models: "acme/measured,acme/one-tenant" });
  expect(items[1]!.speed).toBeNull();
  expect(items[0]!.speed).toMatchObject({ calls: 130 });
  const { latencyMs, ttftMs } = items[0]!.speed!;
  expect(Math.abs(latencyMs.p50 - 1_000)).toBeLessThan(51);
  expect(Math.abs(ttftMs!.p50 - 100)).toBeLessThan(6);

  const own = (ctx: Ctx) => getModelAccount({ ...ctx, now: now() }, { model: "acme/one-tenant" });
  expect((await own(tenants[0]!)).speed).toMatchObject({ calls: 150 });
  expect((await own(tenants[1]!)).speed).toBeNull();
});

test("an account's facts are its own: the lower rates, the budgets that apply, the keys that may", async () => {
  const { ctx } = await createTestTenant();
  const { ctx: other } = await createTestTenant();
  await db().org.update({ where: { id: ctx.orgId }, data: { rpm: 500, planRpm: 60, tpm: 9_000 } });
  const budget = { window: "month", limitUsd: 5_000_000_000n, kind: "cap" } as const;
  await createBudget(ctx, { ...budget, scopeType: "model", scopeId: "sandbox/echo" });
  await createBudget(ctx, { ...budget, scopeType: "model", scopeId: "sandbox/small" });
  const account = await getModelAccount(ctx, { model: "sandbox/echo" });
  expect(account.rates).toMatchObject({ rpm: 60, tpm: 9_000, rpd: null });
  expect(account.budgets).toEqual([
    {
      scopeType: "model",
      kind: "cap",
      window: "month",
      limitNanos: 5_000_000_000n,
      leftNanos: 5_000_000_000n,
    },
  ]);
  expect((await getModelAccount(other, { model: "sandbox/echo" })).budgets).toEqual([]);
  await expect(getModelAccount(ctx, { model: "acme/never" })).rejects.toMatchObject({ code: "not_found" });
});
