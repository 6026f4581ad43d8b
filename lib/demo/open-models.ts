import type { BaseCtx } from "../access";
import { db } from "../db";
import { createModel, seedCatalog, setPrice } from "../domain/catalog";
import type { Answerer, Answerers } from "./caller";
import { DEMO_MODELS, DEMO_VENDOR, type DemoModel, type DemoModelSlug } from "./catalogue";

async function openModel(ctx: BaseCtx, slug: DemoModelSlug, model: DemoModel, providerId: string) {
  const known = await db().model.findUnique({ where: { slug } });
  if (known) return known.id;
  const created = await createModel(ctx, {
    slug,
    name: model.name,
    description: model.description,
    ownedBy: DEMO_VENDOR,
    contextTokens: model.contextTokens,
    maxOutputTokens: model.maxOutputTokens,
    inputModalities: model.capabilities.includes("vision") ? ["text", "image"] : ["text"],
    outputModalities: ["text"],
    capabilities: [...model.capabilities],
    tokenizer: "o200k_base",
    enabled: true,
    routes: [{ providerId, upstreamModel: model.sandboxModel, priority: 0, weight: 100, enabled: true }],
  });
  return created.id;
}

async function openPrice(ctx: BaseCtx, modelId: string, model: DemoModel): Promise<string> {
  const first = await db().price.findFirst({ where: { modelId }, orderBy: { effectiveFrom: "asc" } });
  if (first) return first.id;
  const price = await setPrice(ctx, { modelId, rates: model.rates, note: "Demonstration" });
  return price.id;
}

/** The demonstration's models with their prices from the story's start on, answered by the sandbox. Adds what is missing. */
export async function openModels(ctx: BaseCtx): Promise<Answerers> {
  await seedCatalog();
  const { id: providerId } = await db().provider.findUniqueOrThrow({ where: { slug: "sandbox" } });
  const answerers: Partial<Record<DemoModelSlug, Answerer>> = {};
  for (const [slug, model] of Object.entries(DEMO_MODELS) as [DemoModelSlug, DemoModel][]) {
    const modelId = await openModel(ctx, slug, model, providerId);
    const priceId = await openPrice(ctx, modelId, model);
    answerers[slug] = { priceId, providerId, upstreamModel: model.sandboxModel };
  }
  return answerers as Answerers;
}
