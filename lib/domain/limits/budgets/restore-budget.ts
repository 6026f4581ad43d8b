import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { restoreBudgetEndpoint } from "@/lib/contract/limits";
import { notFound } from "@/lib/core/errors";
import { type BudgetWindowKind, windowStartMs } from "@/lib/core/time";
import { goneBefore } from "@/lib/core/undo";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../../audit";
import { recountWindows } from "../leases/open-windows";
import { type BudgetKind, type BudgetScopeType, readBudget } from "./list-budgets";
import { readScope, requireNarrower } from "./scope";
import { requireTenantsOwn } from "./set-budget";
import { requireOnly } from "./write-budget";

/**
 * Brings a removed budget back with its id, its history and its alert rules; what was spent meanwhile counts. 409 when another
 * took its place, 400 when it no longer fits within a cap above it.
 */
export async function restoreBudget(ctx: Ctx, { budgetId }: InputOf<typeof restoreBudgetEndpoint>) {
  requirePermission(ctx, "limits.write");
  return inTransaction(async (tx) => {
    const { scopeType, scopeId, kind, window, limitNanos } = await findRemovedBudget(tx, ctx, budgetId);
    requireTenantsOwn({ scopeType });
    const scope = await readScope(tx, ctx, scopeType, scopeId);
    if (kind === "cap") await requireNarrower(tx, ctx, { scope, window, limitNanos });
    await requireOnly(tx, ctx, { scope, kind, window });
    await tx.budget.update({ where: { id: budgetId }, data: { revokedAt: null } });
    await recountWindows(tx, ctx.orgId, budgetId, new Date(windowStartMs(window, ctx.now.getTime())));
    await recordAudit(tx, ctx, {
      action: "budget.restore",
      targetType: "budget",
      targetId: budgetId,
      data: { scopeType, scopeId, kind, window, limitNanos: limitNanos.toString() },
    });
    return readBudget(tx, ctx, budgetId);
  });
}

async function findRemovedBudget(tx: Tx, ctx: Ctx, id: string) {
  const removed = { kind: { in: ["cap", "soft"] }, revokedAt: { gte: goneBefore(ctx.now) } };
  await tx.$queryRaw`SELECT id FROM budget WHERE id = ${id} AND org_id = ${ctx.orgId} FOR NO KEY UPDATE`;
  const row = await tx.budget.findFirst({ where: { id, orgId: ctx.orgId, ...removed } });
  if (!row) throw notFound("budget");
  return {
    ...row,
    kind: row.kind as BudgetKind,
    scopeType: row.scopeType as BudgetScopeType,
    window: row.window as BudgetWindowKind,
  };
}
