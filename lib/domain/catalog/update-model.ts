import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { updateModelEndpoint } from "@/lib/contract/models";
import { inTransaction, Prisma } from "@/lib/db";
import { recordAudit } from "../audit";
import { readModel } from "./model-view";
import { replaceRoutes } from "./replace-routes";

/** Changes a model; `routes`, when given, replaces all of its routes. The slug and the price history stay. */
export async function updateModel(ctx: BaseCtx, input: InputOf<typeof updateModelEndpoint>) {
  requireOperator(ctx);
  const { modelId, routes, markup, ...changes } = input;
  return inTransaction(async (tx) => {
    await readModel(tx, ctx.now, modelId);
    await tx.model.update({
      where: { id: modelId },
      data: { ...changes, ...(markup !== undefined && { markup: markup ?? Prisma.DbNull }) },
    });
    if (routes) await replaceRoutes(tx, modelId, routes, ctx.now);
    await recordAudit(tx, ctx, {
      action: "model.update",
      targetType: "model",
      targetId: modelId,
      data: { ...changes, ...(routes && { routes }), ...(markup !== undefined && { markup }) },
    });
    return readModel(tx, ctx.now, modelId);
  });
}
