import { type Ctx, requirePermission } from "@/lib/access";
import type {
  createRaiseEndpoint,
  listRaisesEndpoint,
  revokeRaiseEndpoint,
} from "@/lib/contract/budget-raises";
import type { InputOf } from "@/lib/contract/endpoint";
import { db, inTransaction } from "@/lib/db";
import { requireTenantsOwn } from "../budgets/set-budget";
import { readRaises } from "./read-raises";
import { endRaise, insertRaise, readRaisable } from "./write-raise";

/** A budget's raises, newest first, with who gave them and why. */
export async function listRaises(ctx: Ctx, input: InputOf<typeof listRaisesEndpoint>) {
  requirePermission(ctx, "usage.read");
  const { id } = await readRaisable(db(), ctx, input.budgetId);
  const raises = await readRaises(db(), [ctx.orgId], { budgetIds: [id] });
  return { items: raises.get(id) ?? [] };
}

/** Lets a cap, or one customer under the default, spend more until a time. It ends by itself. */
export async function createRaise(ctx: Ctx, input: InputOf<typeof createRaiseEndpoint>) {
  requirePermission(ctx, "limits.write");
  return inTransaction(async (tx) => {
    const budget = await readRaisable(tx, ctx, input.budgetId);
    requireTenantsOwn(budget);
    return insertRaise(tx, ctx, budget, input);
  });
}

/** Ends a raise now; twice is once. */
export async function revokeRaise(ctx: Ctx, input: InputOf<typeof revokeRaiseEndpoint>) {
  requirePermission(ctx, "limits.write");
  return inTransaction(async (tx) => {
    const budget = await readRaisable(tx, ctx, input.budgetId);
    requireTenantsOwn(budget);
    return endRaise(tx, ctx, budget, input.raiseId);
  });
}
