import type { BaseCtx } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import { MODELS_PAGE_SIZE, type PublicModel, type searchModelsEndpoint } from "@/lib/contract/public-models";
import { readPublicModels } from "../public-models";
import { filterModels, sortModels } from "./filter-models";

/** The models that match, a page of them; a page past the last is the last. Open to everybody. */
export async function searchModels(ctx: BaseCtx, input: InputOf<typeof searchModelsEndpoint>) {
  const all = await readPublicModels(ctx.now);
  const named = input.models.length > 0 ? pick(all, input.models) : all;
  const found = filterModels(named, input);
  const sorted = input.models.length > 0 ? found : sortModels(found, input.sort);
  const last = Math.max(1, Math.ceil(sorted.length / MODELS_PAGE_SIZE));
  const from = (Math.min(input.page, last) - 1) * MODELS_PAGE_SIZE;
  return {
    items: sorted.slice(from, from + MODELS_PAGE_SIZE),
    total: sorted.length,
    offered: all.length,
    pageSize: MODELS_PAGE_SIZE,
    makers: distinct(all.map((model) => model.ownedBy)),
    providers: distinct(all.flatMap((model) => model.providers)),
  };
}

function pick(all: readonly PublicModel[], slugs: readonly string[]): PublicModel[] {
  const bySlug = new Map(all.map((model) => [model.slug, model]));
  return slugs.flatMap((slug) => bySlug.get(slug) ?? []);
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, "en"));
}
