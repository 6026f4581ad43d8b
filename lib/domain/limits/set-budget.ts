import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { createBudgetEndpoint, revokeBudgetEndpoint, updateBudgetEndpoint } from "@/lib/contract/limits";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { formatUsd, type Nanos } from "@/lib/core/money";
import { type BudgetWindowKind, windowStartMs } from "@/lib/core/time";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { openWindow } from "./leases/open-windows";
import { readBudget, readBudgets } from "./list-budgets";

type Scope = { type: "org" | "project" | "key"; id: string; projectId?: string };
type NewCap = { scope: Scope; window: BudgetWindowKind; limitNanos: Nanos };

/** A hard cap on a scope and window; what the current window has already spent counts. 409 when there is one. */
export async function createBudget(ctx: Ctx, input: InputOf<typeof createBudgetEndpoint>) {
  requirePermission(ctx, "limits.write");
  return inTransaction(async (tx) => {
    const scope = await readScope(tx, ctx, input.scopeType, input.scopeId);
    return insertCap(tx, ctx, { scope, window: input.window, limitNanos: input.limitUsd });
  });
}

/** The same inside a caller's transaction and without its permission check: a new key may come with a cap. */
export async function insertCap(tx: Tx, ctx: Ctx, cap: NewCap) {
  const { scope, window } = cap;
  await requireNarrower(tx, ctx, cap);
  const same = { orgId: ctx.orgId, scopeType: scope.type, scopeId: scope.id, window };
  if (await tx.budget.count({ where: { ...same, kind: "cap", revokedAt: null } })) {
    throw new AppError("conflict", `There is a ${window} budget already. Change that one.`, {
      param: "window",
    });
  }
  const id = newId("budget", ctx.now.getTime());
  await tx.budget.create({
    data: { id, ...same, kind: "cap", limitNanos: cap.limitNanos, createdAt: ctx.now },
  });
  await openWindow(tx, ctx.orgId, { budgetId: id, windowStartMs: windowStartMs(window, ctx.now.getTime()) });
  await recordAudit(tx, ctx, {
    action: "budget.create",
    targetType: "budget",
    targetId: id,
    data: { scopeType: scope.type, scopeId: scope.id, window, limitNanos: cap.limitNanos.toString() },
  });
  return readBudget(tx, ctx, id);
}

/** Moves a cap's limit. Below what is spent, it stops the scope at once. */
export async function updateBudget(ctx: Ctx, input: InputOf<typeof updateBudgetEndpoint>) {
  requirePermission(ctx, "limits.write");
  return inTransaction(async (tx) => {
    const before = await readBudget(tx, ctx, input.budgetId);
    const scope = await readScope(tx, ctx, before.scopeType, before.scopeId);
    await requireNarrower(tx, ctx, { scope, window: before.window, limitNanos: input.limitUsd });
    await tx.budget.update({ where: { id: before.id }, data: { limitNanos: input.limitUsd } });
    await recordAudit(tx, ctx, {
      action: "budget.update",
      targetType: "budget",
      targetId: before.id,
      data: { fromNanos: before.limitNanos.toString(), toNanos: input.limitUsd.toString() },
    });
    return readBudget(tx, ctx, before.id);
  });
}

/** Removes a cap; its history stays. */
export async function revokeBudget(ctx: Ctx, input: InputOf<typeof revokeBudgetEndpoint>) {
  requirePermission(ctx, "limits.write");
  return inTransaction(async (tx) => {
    const budget = await readBudget(tx, ctx, input.budgetId);
    await tx.budget.update({ where: { id: budget.id }, data: { revokedAt: ctx.now } });
    await recordAudit(tx, ctx, {
      action: "budget.revoke",
      targetType: "budget",
      targetId: budget.id,
      data: { scopeType: budget.scopeType, scopeId: budget.scopeId, window: budget.window },
    });
    return { id: budget.id, revokedAt: ctx.now };
  });
}

async function readScope(tx: Tx, ctx: Ctx, type: Scope["type"], id: string): Promise<Scope> {
  if (type === "org") {
    if (id !== ctx.orgId) throw notFound("organization");
    return { type, id };
  }
  if (type === "project") {
    if (!(await tx.project.count({ where: { id, orgId: ctx.orgId } }))) throw notFound("project");
    return { type, id };
  }
  const key = await tx.apiKey.findFirst({ where: { id, orgId: ctx.orgId }, select: { projectId: true } });
  if (!key) throw notFound("key");
  return { type, id, projectId: key.projectId };
}

/** The lowest cap of this window one and two levels above a scope, or null: what a cap on the scope must be within. */
export async function findNarrowestAbove(tx: Tx, ctx: Ctx, scope: Scope, window: BudgetWindowKind) {
  if (scope.type === "org") return null;
  const above = [ctx.orgId, ...(scope.projectId ? [scope.projectId] : [])];
  const caps = await readBudgets(tx, ctx.orgId, ctx.now, { scopeId: { in: above } });
  const same = caps.filter((cap) => cap.window === window);
  return same.sort((a, b) => (a.limitNanos < b.limitNanos ? -1 : 1)).at(0) ?? null;
}

/** Limits narrow on the way down: throws 400 for a cap above the same window's cap of the project or the organization. */
async function requireNarrower(tx: Tx, ctx: Ctx, { scope, window, limitNanos }: NewCap): Promise<void> {
  const lower = await findNarrowestAbove(tx, ctx, scope, window);
  if (!lower || lower.limitNanos >= limitNanos) return;
  throw new AppError(
    "invalid_request",
    `The ${lower.scopeType}'s ${window} budget is ${formatUsd(lower.limitNanos)}; this one must be within it.`,
    { param: "limitUsd", extra: { [`${lower.scopeType}_limit_nanos`]: lower.limitNanos.toString() } },
  );
}
