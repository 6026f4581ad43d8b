import { type BaseCtx, requireOperator } from "@/lib/access";
import type { previewCatalogEndpoint } from "@/lib/contract/catalog";
import type { InputOf } from "@/lib/contract/endpoint";
import { db } from "@/lib/db";
import { LIST_VERSION } from "../genai-prices/read-model";
import { openLists, openPlan } from "./open-plan";
import type { PlannedChange } from "./plan";
import { rateChanges } from "./rate-changes";

function toView(change: PlannedChange) {
  const [next, ...later] = change.versions;
  return {
    slug: change.slug,
    kind: change.kind,
    provider: change.providerSlug,
    name: change.name,
    isConnected: change.provider !== null,
    effectiveFrom: next?.effectiveFrom ?? null,
    laterVersions: later.length,
    rates: next?.rates ?? null,
    priceNote: change.note,
    rateChanges: next && change.kind === "price" ? rateChanges(change.before, next.rates) : [],
    heldBack: change.heldBack,
  };
}

/** What a publication would change, with prices side by side. Nothing is written. */
export async function previewCatalog(ctx: BaseCtx, input: InputOf<typeof previewCatalogEndpoint>) {
  requireOperator(ctx);
  const plan = await openPlan(db(), await openLists(), ctx.now, input);
  return {
    listVersion: LIST_VERSION,
    modelCount: plan.entries.length,
    providerCount: new Set(plan.entries.map((entry) => entry.provider)).size,
    unchangedCount: plan.unchangedCount,
    changes: plan.changes.map(toView),
  };
}
