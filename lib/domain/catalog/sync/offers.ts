import type { BaseCtx } from "@/lib/access";
import type { Tx } from "@/lib/db";
import type { CatalogEntry } from "../list/compile";
import type { openLists } from "./open-plan";
import { type PlanInput, planImported } from "./plan";
import { readSyncModels, readSyncProviders, type SyncModel } from "./state";
import { writeChanges } from "./write";

type Lists = Awaited<ReturnType<typeof openLists>>;
type Imported = { modelId: string; slug: string; upstreamModel: string };

/** What the list and the provider's rule say of models that are imported from one provider. */
export async function openOffers(tx: Tx, lists: Lists, at: Date, providerId: string) {
  const { entries } = lists;
  const provider = (await readSyncProviders(tx)).find(({ id }) => id === providerId);
  const models = await readSyncModels(tx);
  return {
    entry(upstreamModel: string): CatalogEntry | null {
      const isIt = (each: CatalogEntry) =>
        each.provider === provider?.preset && each.upstreamModel === upstreamModel;
      return entries.find(isIt) ?? null;
    },
    /** The model's first price, where there is one. */
    async write(tx: Tx, ctx: BaseCtx, { modelId, slug, upstreamModel }: Imported): Promise<void> {
      if (!provider) return;
      const routes = [{ providerId, upstreamModel }];
      const model: SyncModel = { id: modelId, slug, name: slug, markup: null, routes, prices: [] };
      const input: PlanInput = {
        ...lists,
        ...{ at, providers: [provider], only: undefined, overwriteOwnPrices: false },
        models: new Map([...models, [slug, model]]),
      };
      const change = planImported(provider, model, upstreamModel, input);
      if (change) await writeChanges(tx, [change], { now: ctx.now, createdById: ctx.actor.userId });
    },
  };
}
