import type { Markup, UnlistedRule } from "@/lib/contract/catalog";
import type { PriceRates } from "@/lib/contract/prices";
import { presetOf } from "@/lib/core/provider-presets";
import type { Prisma, Tx } from "@/lib/db";

/** A provider as a sync sees it. */
export type SyncProvider = {
  id: string;
  slug: string;
  /** Its preset's slug. */
  preset: string;
  pricesId: string | undefined;
  markup: Markup | null;
  unlisted: UnlistedRule | null;
};

export type SyncPrice = {
  effectiveFrom: Date;
  rates: PriceRates;
  source: string;
  listVersion: string | null;
};

export type SyncModel = {
  id: string;
  slug: string;
  name: string;
  markup: Markup | null;
  /** The first one first: its provider is whose price the model has. */
  routes: { providerId: string; upstreamModel: string }[];
  prices: SyncPrice[];
};

const select = {
  id: true,
  slug: true,
  name: true,
  markup: true,
  routes: {
    select: { providerId: true, upstreamModel: true },
    orderBy: [{ priority: "asc" }, { createdAt: "asc" }],
  },
  prices: { select: { effectiveFrom: true, rates: true, source: true, listVersion: true } },
} as const satisfies Prisma.ModelSelect;

/** Every provider but the sandbox, oldest first. */
export async function readSyncProviders(tx: Tx): Promise<SyncProvider[]> {
  const rows = await tx.provider.findMany({
    where: { kind: { not: "sandbox" } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map((row) => {
    const preset = presetOf(row);
    return {
      id: row.id,
      slug: row.slug,
      preset: preset.slug,
      pricesId: preset.pricesId,
      markup: row.markup as Markup | null,
      unlisted: row.unlisted as UnlistedRule | null,
    };
  });
}

/** Every model with its routes and all of its price versions, by slug. */
export async function readSyncModels(tx: Tx): Promise<Map<string, SyncModel>> {
  const rows = await tx.model.findMany({ select, orderBy: { slug: "asc" } });
  return new Map(
    rows.map((row) => [
      row.slug,
      {
        ...row,
        markup: row.markup as Markup | null,
        prices: row.prices.map((price) => ({ ...price, rates: price.rates as unknown as PriceRates })),
      },
    ]),
  );
}
