import { type BaseCtx, type Ctx, requireOperator, requirePermission } from "@/lib/access";
import { db } from "@/lib/db";
import { readModels } from "./model-view";

/** What a tenant can call now: switched on, with a price in force and a provider that is on. */
export async function listModels(ctx: Ctx) {
  requirePermission(ctx, "models.read");
  return { items: await readOfferedModels(ctx.now) };
}

/** As listModels, for reads that are open to everybody; who shows it says which of its facts. */
export async function readOfferedModels(at: Date) {
  const live = { enabled: true, provider: { enabled: true } };
  const models = await readModels(db(), at, { enabled: true, routes: { some: live } });
  return models.flatMap(({ price, ...model }) => (price ? [{ ...model, price }] : []));
}

/** The whole catalogue, for the operator. */
export async function listAdminModels(ctx: BaseCtx) {
  requireOperator(ctx);
  return { items: await readModels(db(), ctx.now) };
}
