import type { Markup } from "@/lib/contract/catalog";
import { AppError, notFound } from "@/lib/core/errors";
import { findPreset } from "@/lib/core/provider-presets";
import type { Tx } from "@/lib/db";
import { openGenaiPrices } from "../genai-prices/read-model";
import { readCatalogue } from "../list/compile";
import { type PlanInput, planCatalog } from "./plan";
import { readSyncModels, readSyncProviders } from "./state";

type Asked = {
  provider?: string | undefined;
  markup?: Markup | undefined;
  effectiveFrom?: Date | undefined;
};

/** The lists, read before a transaction begins: the first time in a process takes a moment. */
export async function openLists() {
  const [entries, genai] = await Promise.all([readCatalogue(), openGenaiPrices()]);
  return { entries, genai };
}
type Lists = Awaited<ReturnType<typeof openLists>>;

/** Reads what there is and plans; 404 for a provider that nobody knows, 400 for a date that is past. */
export async function openPlan(tx: Tx, lists: Lists, now: Date, asked: Asked, overwriteOwnPrices = false) {
  const at = asked.effectiveFrom ?? now;
  if (at < now)
    throw new AppError("invalid_request", "A price begins now or later.", { param: "effectiveFrom" });
  const providers = await readSyncProviders(tx);
  const { provider: only, markup } = asked;
  const marked = markup && providers.find((provider) => provider.slug === only);
  requireKnown(only, providers);
  if (markup && !marked)
    throw new AppError("invalid_request", "A mark-up is of one provider that is connected.", {
      param: "provider",
    });
  if (marked && markup) marked.markup = markup;
  const input: PlanInput = {
    ...lists,
    providers,
    models: await readSyncModels(tx),
    at,
    only,
    overwriteOwnPrices,
  };
  return { entries: lists.entries, marked, ...planCatalog(input) };
}

function requireKnown(only: string | undefined, providers: readonly { slug: string }[]): void {
  if (only === undefined || findPreset(only) || providers.some(({ slug }) => slug === only)) return;
  throw notFound("provider");
}
