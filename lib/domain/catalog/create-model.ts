import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { createModelEndpoint } from "@/lib/contract/models";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { readModel } from "./model-view";
import { replaceRoutes } from "./replace-routes";

/** Adds a model to the catalogue. It answers no call before it has a price. 409 when the slug is taken. */
export async function createModel(ctx: BaseCtx, input: InputOf<typeof createModelEndpoint>) {
  requireOperator(ctx);
  const { routes, ...fields } = input;
  return inTransaction(async (tx) => {
    if (await tx.model.count({ where: { slug: input.slug } })) {
      throw new AppError("conflict", `There is a model "${input.slug}" already.`, { param: "slug" });
    }
    const id = newId("model", ctx.now.getTime());
    await tx.model.create({ data: { ...fields, id, createdAt: ctx.now } });
    await replaceRoutes(tx, id, routes, ctx.now);
    await recordAudit(tx, ctx, {
      action: "model.create",
      targetType: "model",
      targetId: id,
      data: { slug: input.slug },
    });
    return readModel(tx, ctx.now, id);
  });
}
