import { type BaseCtx, requireOperator } from "@/lib/access";
import { db } from "@/lib/db";
import { readProviders } from "./provider-view";

/** Every provider; the operator's view, which has no credential in it either. */
export async function listProviders(ctx: BaseCtx) {
  requireOperator(ctx);
  return { items: await readProviders(db()) };
}
