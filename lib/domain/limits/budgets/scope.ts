import type { Ctx } from "@/lib/access";
import { AppError, notFound } from "@/lib/core/errors";
import { formatUsd, type Nanos } from "@/lib/core/money";
import type { BudgetWindowKind } from "@/lib/core/time";
import type { Tx } from "@/lib/db";
import { storableCustomer } from "../customers/customer-budget-id";
import { type BudgetKind, type BudgetScopeType, type BudgetView, readBudgets } from "./list-budgets";

export type Scope = { type: BudgetScopeType; id: string; projectId?: string };
export type NewBudget = NewCap & { kind: BudgetKind };
export type NewCap = { scope: Scope; window: BudgetWindowKind; limitNanos: Nanos };

/** Whose spend, checked to be the organization's, or a model that there is; a customer needs no record to be one. */
export async function readScope(tx: Tx, ctx: Ctx, type: BudgetScopeType, id: string): Promise<Scope> {
  if (type === "customer") return { type, id: storableCustomer(id) };
  if (type === "project") {
    if (!(await tx.project.count({ where: { id, orgId: ctx.orgId } }))) throw notFound("project");
    return { type, id };
  }
  if (type === "key") {
    const key = await tx.apiKey.findFirst({ where: { id, orgId: ctx.orgId }, select: { projectId: true } });
    if (!key) throw notFound("key");
    return { type, id, projectId: key.projectId };
  }
  if (type === "model") {
    if (!(await tx.model.count({ where: { slug: id } }))) throw notFound("model");
    return { type, id };
  }
  if (id !== ctx.orgId) throw notFound("organization");
  return { type, id };
}

/** The lowest cap of this window above a scope, or null: what a cap on the scope must be within. */
export async function findNarrowestAbove(
  tx: Tx,
  ctx: Ctx,
  scope: Scope,
  window: BudgetWindowKind,
): Promise<BudgetView | null> {
  if (scope.type === "plan") return null;
  const types: BudgetScopeType[] = scope.type === "org" ? ["plan"] : ["plan", "org", "project"];
  const ids = [ctx.orgId, ...(scope.projectId ? [scope.projectId] : [])];
  const filter = { kind: "cap" as const, scopeType: { in: types }, scopeId: { in: ids } };
  const caps = await readBudgets(tx, ctx.orgId, ctx.now, filter);
  const same = caps.filter((cap) => cap.window === window);
  return same.sort((a, b) => (a.limitNanos < b.limitNanos ? -1 : 1)).at(0) ?? null;
}

/** Limits narrow on the way down: throws 400 for a cap above the same window's cap of the project, the organization or its plan. */
export async function requireNarrower(
  tx: Tx,
  ctx: Ctx,
  { scope, window, limitNanos }: NewCap,
): Promise<void> {
  const lower = await findNarrowestAbove(tx, ctx, scope, window);
  if (!lower || lower.limitNanos >= limitNanos) return;
  throw new AppError(
    "invalid_request",
    `The ${lower.scopeType}'s ${window} budget is ${formatUsd(lower.limitNanos)}; this one must be within it.`,
    { param: "limitUsd", extra: { [`${lower.scopeType}_limit_nanos`]: lower.limitNanos.toString() } },
  );
}
