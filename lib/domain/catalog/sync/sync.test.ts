import { beforeAll, describe, expect, it } from "vitest";
import type { BaseCtx } from "@/lib/access";
import { previewCatalogEndpoint, publishCatalogEndpoint } from "@/lib/contract/catalog";
import { createProviderEndpoint } from "@/lib/contract/providers";
import { newId } from "@/lib/core/ids";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../../projects/testing";
import { createProvider, updateProvider } from "../../providers";
import {
  importModels,
  listAdminModels,
  listPrices,
  previewCatalog,
  publishCatalog,
  setPrice,
  updateModel,
} from "..";

useTestDatabase();
const START = new Date("2026-11-21T12:00:00Z");
const ctxAt = (at: Date): BaseCtx => ({
  actor: { type: "operator", userId: "cli" },
  now: at,
  requestId: newId("request", at.getTime()),
});
const ctx = ctxAt(START);
const preview = (query: object = {}, at = START) =>
  previewCatalog(ctxAt(at), previewCatalogEndpoint.query.parse(query));
const publish = (body: object = {}, at = START) =>
  publishCatalog(ctxAt(at), publishCatalogEndpoint.body.parse(body));
const connect = (preset: string, extra: object = {}) =>
  createProvider(
    ctx,
    createProviderEndpoint.body.parse({
      name: preset,
      slug: preset,
      preset,
      credential: "sk-0123456789abcdef",
      ...extra,
    }),
  );
const model = (slug: string) => db().model.findUniqueOrThrow({ where: { slug }, include: { routes: true } });
const pricesOf = async (slug: string) => (await listPrices(ctx, { modelId: (await model(slug)).id })).items;

let deepseekId: string;
beforeAll(async () => {
  deepseekId = (await connect("deepseek")).id;
});

describe("a publication of the catalogue", () => {
  it("adds every model with its price, a route where its provider is connected, and a second one changes nothing", async () => {
    const before = await preview();
    expect(before.changes.filter(({ kind }) => kind === "added")).toHaveLength(before.modelCount);
    const result = await publish();
    expect(result).toEqual({ added: before.modelCount, priced: 0, routed: 0, heldBack: 0 });
    expect(result.added).toBeGreaterThan(171);
    const routed = await model("deepseek/deepseek-v4-pro");
    expect(routed.routes).toMatchObject([{ providerId: deepseekId, upstreamModel: "deepseek-v4-pro" }]);
    expect((await model("mistral/mistral-embed")).routes).toEqual([]);
    const counts = [await db().model.count(), await db().price.count(), await db().modelRoute.count()];
    expect(await publish({}, addMs(START, HOUR_MS))).toEqual({ added: 0, priced: 0, routed: 0, heldBack: 0 });
    expect([await db().model.count(), await db().price.count(), await db().modelRoute.count()]).toEqual(
      counts,
    );
    expect((await preview({}, addMs(START, HOUR_MS))).changes).toEqual([]);
  });

  it("says on the price where it is from, and announces a version that the list has for later", async () => {
    const [later, now] = await pricesOf("gemini/gemini-3.6-flash");
    expect(now).toMatchObject({
      effectiveFrom: START,
      note: "List price, genai-prices 0.1.8",
      source: "list",
      listVersion: "genai-prices 0.1.8",
    });
    expect(later).toMatchObject({ effectiveFrom: new Date("2027-01-01T00:00:00Z") });
  });

  it("gives a provider that is connected later its routes", async () => {
    const { id } = await connect("cerebras");
    const { changes } = await preview({ provider: "cerebras" }, addMs(START, HOUR_MS));
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(["route"]));
    const { routed } = await publish({ provider: "cerebras" }, addMs(START, HOUR_MS));
    expect(routed).toBe(changes.length);
    expect((await model("cerebras/gpt-oss-120b")).routes).toMatchObject([{ providerId: id }]);
  });

  it("shows a changed list price side by side, appends it from its date and leaves billed versions alone", async () => {
    const { id } = await model("mistral/mistral-large-2512");
    await db().price.create({
      data: {
        ...{ id: newId("price"), modelId: id, effectiveFrom: addMs(START, 1_000), source: "list" },
        ...{ rates: { input: 400_000_000, output: 1_500_000_000 }, createdById: "system" },
      },
    });
    const later = addMs(START, 2 * HOUR_MS);
    const asked = { provider: "mistral", effectiveFrom: addMs(later, HOUR_MS).toISOString() };
    const { changes } = await preview(asked, later);
    expect(changes).toMatchObject([{ slug: "mistral/mistral-large-2512", kind: "price", heldBack: null }]);
    expect(changes[0]!.rateChanges).toContainEqual({
      rate: "input",
      from: 400_000_000,
      to: 500_000_000,
      changeBasisPoints: 2_500,
    });
    const kept = await db().price.count();
    expect(await publish(asked, later)).toMatchObject({ priced: 1 });
    expect(await db().price.count()).toBe(kept + 1);
    expect((await pricesOf("mistral/mistral-large-2512"))[0]!.effectiveFrom).toEqual(addMs(later, HOUR_MS));
    expect((await preview({ provider: "mistral" }, later)).changes).toEqual([]);
  });

  it("keeps a price that was set by hand until it is asked to replace it", async () => {
    const { id } = await model("cohere/embed-v4.0");
    const rates = { input: 5, output: 0 };
    const at = addMs(START, HOUR_MS);
    await setPrice(ctxAt(at), { modelId: id, rates, note: "" });
    const { changes } = await preview({ provider: "cohere" }, addMs(at, 1));
    expect(changes).toMatchObject([{ slug: "cohere/embed-v4.0", heldBack: "Its price was set by hand." }]);
    expect(await publish({ provider: "cohere" }, addMs(at, 1))).toMatchObject({ priced: 0, heldBack: 1 });
    const asked = { provider: "cohere", overwriteOwnPrices: true };
    expect(await publish(asked, addMs(at, 2))).toMatchObject({ priced: 1, heldBack: 0 });
    expect((await pricesOf("cohere/embed-v4.0"))[0]).toMatchObject({ source: "list" });
  });

  it("publishes what was chosen and nothing else", async () => {
    const extra = await connect("openai", { slug: "openai-eu" });
    const slugs = ["openai-eu/gpt-5-mini", "openai-eu/no-such-model"];
    expect(await publish({ slugs }, addMs(START, HOUR_MS))).toMatchObject({ added: 1, routed: 0 });
    expect(await db().modelRoute.count({ where: { providerId: extra.id } })).toBe(1);
  });

  it("names a model that its list has no more, and leaves it as it is", async () => {
    const { id } = await model("deepseek/deepseek-chat");
    await db().model.update({ where: { id }, data: { slug: "deepseek/gone" } });
    await db().modelRoute.updateMany({ where: { modelId: id }, data: { upstreamModel: "deepseek-gone" } });
    const at = addMs(START, HOUR_MS);
    const { changes } = await preview({ provider: "deepseek" }, at);
    expect(changes.map(({ slug, kind }) => `${slug} ${kind}`)).toEqual([
      "deepseek/deepseek-chat added",
      "deepseek/gone removed",
    ]);
    expect(await publish({ slugs: ["deepseek/gone"] }, at)).toMatchObject({ added: 0, priced: 0 });
    expect(await model("deepseek/gone")).toMatchObject({ enabled: true });
  });

  it("is the operator's; it takes no past date and no provider that nobody knows", async () => {
    const tenant = (await createTestTenant()).ctx;
    await expect(previewCatalog(tenant, {})).rejects.toMatchObject({ status: 403 });
    await expect(publish({ effectiveFrom: addMs(START, -1).toISOString() })).rejects.toMatchObject({
      status: 400,
      details: { param: "effectiveFrom" },
    });
    await expect(preview({ provider: "nobody" })).rejects.toMatchObject({ status: 404 });
  });
});

describe("a mark-up", () => {
  it("is on every rate of a provider's list prices, in integers, and is kept for the next publication", async () => {
    await connect("groq");
    const at = addMs(START, HOUR_MS);
    const asked = { provider: "groq", markup: "15%+0.10" };
    const result = await publish(asked, at);
    expect(result.priced).toBeGreaterThan(5);
    const [price] = await pricesOf("groq/llama-3.3-70b-versatile");
    expect(price).toMatchObject({
      rates: { input: 778_500_000, output: 1_008_500_000, batch: { input: 439_250_000 } },
      note: "List price, genai-prices 0.1.8 + 15 % + $0.1 / M",
      source: "list",
    });
    expect((await pricesOf("groq/whisper-large-v3"))[0]!.rates).toMatchObject({
      input: 0,
      perAudioHour: 127_650_000,
    });
    expect((await preview({ provider: "groq" }, addMs(at, 1))).changes).toEqual([]);
  });

  it("of a model stands instead of its provider's", async () => {
    const { id } = await model("groq/openai/gpt-oss-20b");
    const at = addMs(START, 2 * HOUR_MS);
    await updateModel(ctxAt(at), { modelId: id, markup: { basisPoints: 0, perMillionNanos: 0 } });
    const { changes } = await preview({ provider: "groq" }, at);
    expect(changes).toMatchObject([
      { slug: "groq/openai/gpt-oss-20b", priceNote: "List price, genai-prices 0.1.8" },
    ]);
  });

  it.each(["x", "15", "0.10", "15%0.1", "%", "-101%", ""])("is not %j", (markup) => {
    expect(publishCatalogEndpoint.body.safeParse({ provider: "groq", markup }).success).toBe(false);
  });

  it("needs a provider that is connected", async () => {
    await expect(preview({ markup: "5%" })).rejects.toMatchObject({ details: { param: "provider" } });
  });
});

describe("a model that no list has", () => {
  const importOne = async (providerId: string, upstreamModel: string, at = START) => {
    await importModels(ctxAt(at), { providerId, upstreamModels: [upstreamModel] });
  };
  const local = { slug: "local", baseUrl: "http://127.0.0.1:9/v1", credential: null };

  it("has no price without a rule, and one by name, by likeness or fixed with one; the model says which", async () => {
    const { id } = await connect("vllm", local);
    await importOne(id, "claude-opus-5");
    expect(await pricesOf("local/claude-opus-5")).toEqual([]);
    const rule = async (unlisted: object, at: Date) => {
      await updateProvider(ctxAt(at), { providerId: id, unlisted } as Parameters<typeof updateProvider>[1]);
      await publish({ provider: "local" }, at);
      return (await pricesOf("local/claude-opus-5"))[0];
    };
    expect(await rule({ kind: "by_name" }, addMs(START, 1))).toMatchObject({
      rates: { input: 5_000_000_000 },
      source: "rule",
      note: "By rule: list price of claude-opus-5 by its name, genai-prices 0.1.8",
    });
    expect(await rule({ kind: "same_as", model: "deepseek/deepseek-v4-pro" }, addMs(START, 2))).toMatchObject(
      {
        rates: { input: 660_000_000 },
        note: "By rule: the same price as deepseek/deepseek-v4-pro",
      },
    );
    expect(await rule({ kind: "fixed", rates: { input: 7, output: 9 } }, addMs(START, 3))).toMatchObject({
      rates: { input: 7, output: 9 },
      note: "By rule: the provider's fixed rates",
    });
    await importOne(id, "my-finetune", addMs(START, 4));
    expect(await pricesOf("local/my-finetune")).toMatchObject([
      { rates: { input: 7, output: 9 }, source: "rule" },
    ]);
    expect((await publish({ provider: "local" }, addMs(START, 5))).priced).toBe(0);
  });

  it("has the list price under a dated name of a known provider", async () => {
    await importOne(deepseekId, "deepseek-v4-flash-0731");
    const found = (await listAdminModels(ctx)).items.find(
      ({ slug }) => slug === "deepseek/deepseek-v4-flash-0731",
    );
    expect(found?.price).toMatchObject({ rates: { input: 220_000_000 }, source: "list" });
  });
});
