import { beforeAll, describe, expect, it } from "vitest";
import type { BaseCtx, Ctx } from "@/lib/access";
import { createModelEndpoint } from "@/lib/contract/models";
import { newId } from "@/lib/core/ids";
import { addMs, HOUR_MS, now } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../projects/testing";
import {
  createModel,
  currentPriceAt,
  listAdminModels,
  listModels,
  listPrices,
  seedCatalog,
  setPrice,
  updateModel,
} from ".";
import { SANDBOX_MODELS } from "./seed/sandbox-models";

useTestDatabase();
const operator: BaseCtx = {
  actor: { type: "operator", userId: "cli" },
  now: now(),
  requestId: newId("request"),
};
const rates = { input: 1_000_000_000, output: 2_000_000_000 };
let tenant: Ctx;
let sandboxId: string;
beforeAll(async () => {
  await seedCatalog();
  tenant = (await createTestTenant()).ctx;
  sandboxId = (await db().provider.findUniqueOrThrow({ where: { slug: "sandbox" } })).id;
});

const create = (slug: string, extra: object = {}) =>
  createModel(
    operator,
    createModelEndpoint.body.parse({
      slug,
      name: slug,
      ownedBy: "test",
      contextTokens: 8_000,
      maxOutputTokens: 1_000,
      routes: [{ providerId: sandboxId, upstreamModel: "echo" }],
      ...extra,
    }),
  );
const offered = async () => (await listModels(tenant)).items.map((model) => model.slug);

describe("the seed", () => {
  it("may run any number of times, also at once, and leaves an operator's changes alone", async () => {
    const { id } = await db().model.findUniqueOrThrow({ where: { slug: "sandbox/echo" } });
    await updateModel(operator, { modelId: id, name: "My echo" });
    await Promise.all([seedCatalog(), seedCatalog(), seedCatalog()]);
    expect(await db().provider.count()).toBe(1);
    expect(await db().model.count()).toBe(SANDBOX_MODELS.length);
    expect(await db().price.count()).toBe(SANDBOX_MODELS.length);
    expect((await db().model.findUniqueOrThrow({ where: { id } })).name).toBe("My echo");
  });

  it("offers every sandbox model with a price", async () => {
    expect(await offered()).toContain("sandbox/no-usage");
    expect(await offered()).toHaveLength(SANDBOX_MODELS.length);
  });
});

describe("a model", () => {
  it("without a price is not offered to tenants, and is once it has one", async () => {
    const { id } = await create("test/unpriced");
    expect(await offered()).not.toContain("test/unpriced");
    await setPrice(operator, { modelId: id, rates, note: "" });
    expect((await listModels({ ...tenant, now: operator.now })).items.map((model) => model.slug)).toContain(
      "test/unpriced",
    );
  });

  it("is not offered when it, its route or its provider is off", async () => {
    const { id } = await create("test/off");
    await setPrice(operator, { modelId: id, rates, note: "" });
    await updateModel(operator, { modelId: id, enabled: false });
    expect(await offered()).not.toContain("test/off");
    const route = { providerId: sandboxId, upstreamModel: "echo", priority: 0, weight: 100 };
    await updateModel(operator, { modelId: id, enabled: true, routes: [{ ...route, enabled: false }] });
    expect(await offered()).not.toContain("test/off");
  });

  it("keeps the id of a route that stays, and drops one that is left out", async () => {
    const model = await create("test/routes");
    const stays = { providerId: sandboxId, upstreamModel: "echo", priority: 5, weight: 1, enabled: true };
    const added = { ...stays, upstreamModel: "small", priority: 1 };
    const changed = await updateModel(operator, { modelId: model.id, routes: [stays, added] });
    expect(changed.routes.map((route) => route.upstreamModel)).toEqual(["small", "echo"]);
    expect(changed.routes[1]!.id).toBe(model.routes[0]!.id);
    expect((await updateModel(operator, { modelId: model.id, routes: [added] })).routes).toHaveLength(1);
  });

  it("names the route whose provider does not exist", async () => {
    const routes = [{ providerId: "prv_none", upstreamModel: "x" }];
    await expect(create("test/bad-route", { routes })).rejects.toMatchObject({
      status: 400,
      details: { param: "routes[0].providerId" },
    });
  });

  it("has a slug of its own: a second one is a 409", async () => {
    await expect(create("sandbox/echo")).rejects.toMatchObject({ status: 409, details: { param: "slug" } });
  });

  it("is the operator's to change", async () => {
    const { id } = await db().model.findUniqueOrThrow({ where: { slug: "sandbox/echo" } });
    for (const verb of [
      () => listAdminModels(tenant),
      () => updateModel(tenant, { modelId: id }),
      () => listPrices(tenant, { modelId: id }),
    ])
      await expect(verb()).rejects.toMatchObject({ status: 403 });
  });
});

describe("a price", () => {
  it("is in force from its date on, and announced before it", async () => {
    const { id } = await create("test/prices");
    const later = addMs(operator.now, HOUR_MS);
    const first = await setPrice(operator, { modelId: id, rates, note: "" });
    const second = await setPrice(operator, {
      modelId: id,
      rates: { ...rates, input: 5 },
      effectiveFrom: later,
      note: "",
    });
    expect(await currentPriceAt(id, addMs(operator.now, -1))).toBeNull();
    expect((await currentPriceAt(id, addMs(later, -1)))?.id).toBe(first.id);
    expect((await currentPriceAt(id, later))?.id).toBe(second.id);
    const listed = (await listModels({ ...tenant, now: operator.now })).items.find(
      (model) => model.id === id,
    );
    expect(listed).toMatchObject({ price: { id: first.id }, upcomingPrice: { id: second.id } });
    expect((await listPrices(operator, { modelId: id })).items.map((price) => price.id)).toEqual([
      second.id,
      first.id,
    ]);
  });

  it("never begins in the past, and never twice at one moment", async () => {
    const { id } = await create("test/past");
    const set = (effectiveFrom: Date) => setPrice(operator, { modelId: id, rates, effectiveFrom, note: "" });
    await expect(set(addMs(operator.now, -1))).rejects.toMatchObject({
      status: 400,
      details: { param: "effectiveFrom" },
    });
    await set(operator.now);
    await expect(set(operator.now)).rejects.toMatchObject({ status: 409 });
  });

  it("cannot be edited or deleted, not even by SQL", async () => {
    await expect(db().price.updateMany({ data: { note: "x" } })).rejects.toThrow();
    await expect(db().price.deleteMany()).rejects.toThrow();
  });
});
