import { searchModelsEndpoint } from "@/lib/contract/public-models";
import type { ModelEntry } from "@/lib/docs";
import { searchModels } from "@/lib/domain/storefront";
import { visitorCtx } from "@/lib/web/page";

const PAGES_MAX = 100;

/** Every model that anyone may read of. */
export async function listModelEntries(): Promise<ModelEntry[]> {
  const ctx = await visitorCtx();
  const entries: ModelEntry[] = [];
  for (let page = 1; page <= PAGES_MAX; page++) {
    const { items, total } = await searchModels(ctx, searchModelsEndpoint.query.parse({ page }));
    entries.push(...items.map(({ slug, name, description }) => ({ slug, name, description })));
    if (items.length === 0 || entries.length >= total) break;
  }
  return entries;
}
