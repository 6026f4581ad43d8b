import type { Markup } from "@/lib/contract/catalog";
import type { PriceRates } from "@/lib/contract/prices";
import { notFound } from "@/lib/core/errors";
import type { Prisma, Tx } from "@/lib/db";

const withRoutesAndPrices = {
  routes: { include: { provider: true }, orderBy: [{ priority: "asc" }, { createdAt: "asc" }] },
  prices: { orderBy: { effectiveFrom: "desc" } },
} as const satisfies Prisma.ModelInclude;

type ModelRow = Prisma.ModelGetPayload<{ include: typeof withRoutesAndPrices }>;
type PriceRow = ModelRow["prices"][number];

/** A price row with its rates read; only this room writes the column. */
export function toPrice(row: PriceRow) {
  return { ...row, rates: row.rates as unknown as PriceRates };
}

function toView({ routes, prices, ...model }: ModelRow, at: Date) {
  const current = prices.find((price) => price.effectiveFrom <= at);
  const upcoming = prices.findLast((price) => price.effectiveFrom > at);
  return {
    ...model,
    markup: model.markup as Markup | null,
    price: current ? toPrice(current) : null,
    upcomingPrice: upcoming ? toPrice(upcoming) : null,
    routes: routes.map(({ provider, ...route }) => ({
      ...route,
      providerSlug: provider.slug,
      providerName: provider.name,
      providerEnabled: provider.enabled,
    })),
  };
}

/** Models that match with their routes, the price in force at a time and the next one, by slug. */
export async function readModels(tx: Tx, at: Date, where: Prisma.ModelWhereInput = {}) {
  const rows = await tx.model.findMany({ where, include: withRoutesAndPrices, orderBy: { slug: "asc" } });
  return rows.map((row) => toView(row, at));
}

/** One model, or 404. */
export async function readModel(tx: Tx, at: Date, id: string) {
  const [model] = await readModels(tx, at, { id });
  if (!model) throw notFound("model");
  return model;
}
