import { type BaseCtx, type Ctx, requireOperator, requirePermission } from "@/lib/access";
import { db } from "@/lib/db";
import { readModels } from "./model-view";

/** What a tenant can call now: switched on, with a price in force and a provider that is on. */
export async function listModels(ctx: Ctx) {
  requirePermission(ctx, "models.read");
  const live = { enabled: true, provider: { enabled: true } };
  const models = await readModels(db(), ctx.now, { enabled: true, routes: { some: live } });
  return { items: models.filter((model) => model.price !== null) };
}

/** The whole catalogue, for the operator. */
export async function listAdminModels(ctx: BaseCtx) {
  requireOperator(ctx);
  return { items: await readModels(db(), ctx.now) };
}
