import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { createBudgetEndpoint, revokeBudgetEndpoint, updateBudgetEndpoint } from "@/lib/contract/limits";
import { AppError } from "@/lib/core/errors";
import { inTransaction } from "@/lib/db";
import { type BudgetScopeType, readBudget } from "./list-budgets";
import { readScope } from "./scope";
import { endBudget, insertBudget, moveLimit } from "./write-budget";

/** A cap, or a soft budget, on a scope and window; what the current window has already spent counts. 409 when there is one. */
export async function createBudget(ctx: Ctx, input: InputOf<typeof createBudgetEndpoint>) {
  requirePermission(ctx, "limits.write");
  const { kind = "cap", scopeType, scopeId, window, limitUsd: limitNanos } = input;
  if (kind === "soft" && scopeType === "customer_default") {
    throw new AppError(
      "invalid_request",
      "What each end customer may spend is a cap; watch one of them instead.",
      {
        param: "kind",
      },
    );
  }
  return inTransaction(async (tx) => {
    const scope = await readScope(tx, ctx, scopeType, scopeId);
    return insertBudget(tx, ctx, { scope, kind, window, limitNanos });
  });
}

/** Moves a cap's limit. Below what is spent, it stops the scope at once. */
export async function updateBudget(ctx: Ctx, input: InputOf<typeof updateBudgetEndpoint>) {
  requirePermission(ctx, "limits.write");
  return inTransaction(async (tx) => {
    const budget = await readBudget(tx, ctx, input.budgetId);
    requireTenantsOwn(budget);
    return moveLimit(tx, ctx, budget, input.limitUsd);
  });
}

/** Removes a cap; its history stays. */
export async function revokeBudget(ctx: Ctx, input: InputOf<typeof revokeBudgetEndpoint>) {
  requirePermission(ctx, "limits.write");
  return inTransaction(async (tx) => {
    const budget = await readBudget(tx, ctx, input.budgetId);
    requireTenantsOwn(budget);
    return endBudget(tx, ctx, budget);
  });
}

/** Throws 403 for an allowance of the plan: a tenant sees it and cannot change it. */
export function requireTenantsOwn({ scopeType }: { scopeType: BudgetScopeType }): void {
  if (scopeType !== "plan") return;
  throw new AppError("permission_denied", "Only the operator may change an allowance of the plan.", {
    extra: { layer: "plan" },
  });
}
