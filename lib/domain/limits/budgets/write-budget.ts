import type { Ctx } from "@/lib/access";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Nanos } from "@/lib/core/money";
import { windowStartMs } from "@/lib/core/time";
import type { Tx } from "@/lib/db";
import { recordAudit } from "../../audit";
import { LOCK_SPEND } from "../leases/budget-window-ref";
import { openWindow } from "../leases/open-windows";
import { type BudgetView, readBudget } from "./list-budgets";
import { type NewBudget, type NewCap, readScope, requireNarrower } from "./scope";

/** Inside a caller's transaction and without its permission check: a new key may come with a cap. */
export async function insertCap(tx: Tx, ctx: Ctx, cap: NewCap) {
  return insertBudget(tx, ctx, { ...cap, kind: "cap" });
}

/** A cap must be within those above it; a soft budget refuses nothing and may be any amount. */
export async function insertBudget(tx: Tx, ctx: Ctx, budget: NewBudget) {
  const { scope, window, kind, limitNanos } = budget;
  if (kind === "cap") await requireNarrower(tx, ctx, budget);
  const same = await requireOnly(tx, ctx, budget);
  const id = newId("budget", ctx.now.getTime());
  await tx.budget.create({
    data: { id, ...same, kind, limitNanos, createdAt: ctx.now },
  });
  await openWindow(tx, ctx.orgId, { budgetId: id, windowStartMs: windowStartMs(window, ctx.now.getTime()) });
  await recordAudit(tx, ctx, {
    action: "budget.create",
    targetType: "budget",
    targetId: id,
    data: { scopeType: scope.type, scopeId: scope.id, kind, window, limitNanos: limitNanos.toString() },
  });
  return readBudget(tx, ctx, id);
}

/**
 * Throws 409 when there is a live budget of this kind on this scope and window; else whose it is to be. Of two at once the second
 * waits for the first.
 */
export async function requireOnly(
  tx: Tx,
  ctx: Ctx,
  { scope, kind, window }: Pick<NewBudget, "scope" | "kind" | "window">,
) {
  await tx.$executeRawUnsafe(LOCK_SPEND, ctx.orgId);
  const same = { orgId: ctx.orgId, scopeType: scope.type, scopeId: scope.id, window };
  if (!(await tx.budget.count({ where: { ...same, kind, revokedAt: null } }))) return same;
  const noun = kind === "soft" ? "soft budget" : "budget";
  throw new AppError("conflict", `There is a ${window} ${noun} already. Change that one.`, {
    param: "window",
  });
}

/** Moves a cap's limit. Below what is spent, it stops the scope at once. */
export async function moveLimit(tx: Tx, ctx: Ctx, before: BudgetView, limitNanos: Nanos) {
  const scope = await readScope(tx, ctx, before.scopeType, before.scopeId);
  if (before.kind === "cap") await requireNarrower(tx, ctx, { scope, window: before.window, limitNanos });
  await tx.budget.update({ where: { id: before.id }, data: { limitNanos } });
  await recordAudit(tx, ctx, {
    action: "budget.update",
    targetType: "budget",
    targetId: before.id,
    data: { fromNanos: before.limitNanos.toString(), toNanos: limitNanos.toString() },
  });
  return readBudget(tx, ctx, before.id);
}

/** Ends a cap; its history stays. */
export async function endBudget(tx: Tx, ctx: Ctx, budget: BudgetView) {
  await tx.budget.update({ where: { id: budget.id }, data: { revokedAt: ctx.now } });
  await recordAudit(tx, ctx, {
    action: "budget.revoke",
    targetType: "budget",
    targetId: budget.id,
    data: { scopeType: budget.scopeType, scopeId: budget.scopeId, window: budget.window },
  });
  return { id: budget.id, revokedAt: ctx.now };
}
