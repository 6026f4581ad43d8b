import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { importModelsEndpoint, listUpstreamModelsEndpoint } from "@/lib/contract/providers";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { db, inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { askForModels, type UpstreamModel } from "../providers";
import type { CatalogEntry } from "./list/compile";
import { toModelSlug } from "./model-slug";
import { replaceRoutes } from "./replace-routes";
import { openOffers } from "./sync/offers";
import { openLists } from "./sync/open-plan";
import { entryColumns } from "./sync/write";

const CONTEXT_TOKENS = 128_000;
const MAX_OUTPUT_TOKENS = 16_384;

async function getProvider(tx: Tx, id: string) {
  const provider = await tx.provider.findUnique({ where: { id } });
  if (!provider) throw notFound("provider");
  return provider;
}

/** What the provider lists, and which of it is in the catalogue. 502 with the upstream's words when it does not answer. */
export async function listUpstreamModels(ctx: BaseCtx, input: InputOf<typeof listUpstreamModelsEndpoint>) {
  requireOperator(ctx);
  const provider = await getProvider(db(), input.providerId);
  const answer = await askForModels(provider.id);
  if (!answer.models)
    throw new AppError("upstream_error", answer.message ?? "The provider gave no list of models.");
  const routes = await db().modelRoute.findMany({ where: { providerId: provider.id } });
  const known = new Set(routes.map((route) => route.upstreamModel));
  return {
    items: answer.models.map(({ id }) => ({
      upstreamModel: id,
      slug: toModelSlug(provider.slug, id),
      imported: known.has(id),
    })),
  };
}

/**
 * Adds models of a provider to the catalogue, each with one route; those whose slug is there are skipped. They have their list
 * price, or what the provider's rule makes of them; the rest answer no call before an operator sets one.
 */
export async function importModels(ctx: BaseCtx, input: InputOf<typeof importModelsEndpoint>) {
  requireOperator(ctx);
  const listed = new Map((await askForModels(input.providerId)).models?.map((model) => [model.id, model]));
  const lists = await openLists();
  return inTransaction(async (tx) => {
    const provider = await getProvider(tx, input.providerId);
    const offers = await openOffers(tx, lists, ctx.now, provider.id);
    const imported: { modelId: string; slug: string }[] = [];
    const skipped: string[] = [];
    for (const upstreamModel of new Set(input.upstreamModels)) {
      const slug = toModelSlug(provider.slug, upstreamModel);
      if (await tx.model.count({ where: { slug } })) skipped.push(upstreamModel);
      else {
        const model = listed.get(upstreamModel) ?? { id: upstreamModel };
        const modelId = await insertImported(tx, ctx, provider, slug, model, offers.entry(upstreamModel));
        await offers.write(tx, ctx, { modelId, slug, upstreamModel });
        imported.push({ slug, modelId });
      }
    }
    await recordAudit(tx, ctx, {
      action: "provider.import_models",
      targetType: "provider",
      targetId: provider.id,
      data: { imported: imported.map((model) => model.slug), skipped },
    });
    return { imported, skipped };
  });
}

async function insertImported(
  tx: Tx,
  ctx: BaseCtx,
  provider: { id: string; name: string },
  slug: string,
  model: UpstreamModel,
  entry: CatalogEntry | null,
): Promise<string> {
  const id = newId("model", ctx.now.getTime());
  const contextTokens = model.contextTokens ?? CONTEXT_TOKENS;
  const maxOutputTokens = Math.min(contextTokens, model.maxOutputTokens ?? MAX_OUTPUT_TOKENS);
  const facts = entry
    ? entryColumns(entry)
    : { name: model.id, ownedBy: provider.name, contextTokens, maxOutputTokens };
  await tx.model.create({ data: { id, slug, ...facts, createdAt: ctx.now } });
  const route = { providerId: provider.id, upstreamModel: model.id, priority: 0, weight: 100, enabled: true };
  await replaceRoutes(tx, id, [route], ctx.now);
  return id;
}
