import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { listPricesEndpoint } from "@/lib/contract/prices";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db";
import { toPrice } from "./model-view";

/** Every price version of a model, the latest first: also those that are yet to come. */
export async function listPrices(ctx: BaseCtx, input: InputOf<typeof listPricesEndpoint>) {
  requireOperator(ctx);
  if (!(await db().model.count({ where: { id: input.modelId } }))) throw notFound("model");
  const rows = await db().price.findMany({
    where: { modelId: input.modelId },
    orderBy: { effectiveFrom: "desc" },
  });
  return { items: rows.map(toPrice) };
}

/** The price version in force at a time, or null: then the model answers no call. */
export async function currentPriceAt(modelId: string, at: Date) {
  const row = await db().price.findFirst({
    where: { modelId, effectiveFrom: { lte: at } },
    orderBy: { effectiveFrom: "desc" },
  });
  return row && toPrice(row);
}
