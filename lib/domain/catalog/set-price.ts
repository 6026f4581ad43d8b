import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { setPriceEndpoint } from "@/lib/contract/prices";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { readModel, toPrice } from "./model-view";

/**
 * Appends a price version from now or a later date on. A version is never edited, and none may begin in the past: calls that
 * were billed keep their price. 409 for a second version of the same moment.
 */
export async function setPrice(ctx: BaseCtx, input: InputOf<typeof setPriceEndpoint>) {
  requireOperator(ctx);
  const effectiveFrom = input.effectiveFrom ?? ctx.now;
  if (effectiveFrom < ctx.now) {
    throw new AppError(
      "invalid_request",
      "A price begins now or later: past calls keep the price they were billed by.",
      {
        param: "effectiveFrom",
      },
    );
  }
  return inTransaction(async (tx) => {
    const model = await readModel(tx, ctx.now, input.modelId);
    if (await tx.price.count({ where: { modelId: model.id, effectiveFrom } })) {
      throw new AppError("conflict", "There is a price from this very moment already.", {
        param: "effectiveFrom",
      });
    }
    const price = await tx.price.create({
      data: {
        id: newId("price", ctx.now.getTime()),
        modelId: model.id,
        effectiveFrom,
        rates: input.rates,
        note: input.note,
        createdById: ctx.actor.userId,
        createdAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "price.set",
      targetType: "model",
      targetId: model.id,
      data: {
        slug: model.slug,
        priceId: price.id,
        effectiveFrom: effectiveFrom.toISOString(),
        rates: input.rates,
      },
    });
    return toPrice(price);
  });
}
