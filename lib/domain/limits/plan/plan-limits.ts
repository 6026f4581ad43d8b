import { type BaseCtx, type Ctx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type {
  createPlanBudgetEndpoint,
  createPlanRaiseEndpoint,
  getPlanLimitsEndpoint,
  revokePlanBudgetEndpoint,
  revokePlanRaiseEndpoint,
  updatePlanBudgetEndpoint,
} from "@/lib/contract/plan-limits";
import { notFound } from "@/lib/core/errors";
import { db, inTransaction, type Tx } from "@/lib/db";
import { orgExists, readOrgRateLimits } from "../../orgs";
import { type BudgetView, readBudget, readBudgets } from "../budgets/list-budgets";
import { endBudget, insertCap, moveLimit } from "../budgets/write-budget";
import { endRaise, insertRaise } from "../raises/write-raise";

async function tenantCtx(ctx: BaseCtx, tenantId: string): Promise<Ctx> {
  if (!(await orgExists(tenantId))) throw notFound("tenant");
  return { ...ctx, orgId: tenantId };
}

/** What a tenant is allowed by its plan, with what is spent of it. */
export async function getPlanLimits(base: BaseCtx, input: InputOf<typeof getPlanLimitsEndpoint>) {
  requireOperator(base);
  const ctx = await tenantCtx(base, input.tenantId);
  const [budgets, rateLimits] = await Promise.all([
    readBudgets(db(), ctx.orgId, ctx.now, { scopeType: "plan" }),
    readOrgRateLimits(db(), ctx.orgId),
  ]);
  return { budgets, rateLimits };
}

/** An allowance that the tenant sees and cannot exceed; what the current window has spent counts. */
export async function createPlanBudget(base: BaseCtx, input: InputOf<typeof createPlanBudgetEndpoint>) {
  requireOperator(base);
  const ctx = await tenantCtx(base, input.tenantId);
  const scope = { type: "plan", id: ctx.orgId } as const;
  const cap = { scope, window: input.window, limitNanos: input.limitUsd };
  return inTransaction((tx) => insertCap(tx, ctx, cap));
}

export async function updatePlanBudget(base: BaseCtx, input: InputOf<typeof updatePlanBudgetEndpoint>) {
  return onPlanBudget(base, input, (tx, ctx, budget) => moveLimit(tx, ctx, budget, input.limitUsd));
}

export async function revokePlanBudget(base: BaseCtx, input: InputOf<typeof revokePlanBudgetEndpoint>) {
  return onPlanBudget(base, input, endBudget);
}

export async function createPlanRaise(base: BaseCtx, input: InputOf<typeof createPlanRaiseEndpoint>) {
  return onPlanBudget(base, input, (tx, ctx, budget) => insertRaise(tx, ctx, budget, input));
}

export async function revokePlanRaise(base: BaseCtx, input: InputOf<typeof revokePlanRaiseEndpoint>) {
  return onPlanBudget(base, input, (tx, ctx, budget) => endRaise(tx, ctx, budget, input.raiseId));
}

/** The operator changes the plan's allowances only; a tenant's own caps are the same 404 as none. */
async function onPlanBudget<R>(
  base: BaseCtx,
  { tenantId, budgetId }: { tenantId: string; budgetId: string },
  change: (tx: Tx, ctx: Ctx, budget: BudgetView) => Promise<R>,
): Promise<R> {
  requireOperator(base);
  const ctx = await tenantCtx(base, tenantId);
  return inTransaction(async (tx) => {
    const budget = await readBudget(tx, ctx, budgetId);
    if (budget.scopeType !== "plan") throw notFound("budget");
    return change(tx, ctx, budget);
  });
}
