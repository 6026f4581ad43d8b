import type { Ctx } from "@/lib/access";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Nanos } from "@/lib/core/money";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Tx } from "@/lib/db";
import { recordAudit } from "../../audit";
import { type BudgetScopeType, readBudget } from "../budgets/list-budgets";
import { templateIdOf } from "../customers/customer-budget-id";
import { type RaiseView, readRaises } from "./read-raises";

const LASTS_DAYS_MAX = 366;
const IN_FORCE_MAX = 20;

type NewRaise = { amountUsd: Nanos; endsAt: Date; reason: string };

/** What can be raised: a live cap, or the part of a live default that a customer has called under. */
export type Raisable = { id: string; scopeType: BudgetScopeType; scopeId: string };

/** The cap of this id, or a customer's part of a default; the same 404 for none and for another tenant's. */
export async function readRaisable(tx: Tx, ctx: Ctx, budgetId: string): Promise<Raisable> {
  const templateId = templateIdOf(budgetId);
  if (templateId === null) return readBudget(tx, ctx, budgetId);
  await readBudget(tx, ctx, templateId);
  const window = await tx.budgetWindow.findFirst({ where: { budgetId, templateId } });
  if (window?.customer == null) throw notFound("budget");
  return { id: budgetId, scopeType: "customer", scopeId: window.customer };
}

export async function insertRaise(tx: Tx, ctx: Ctx, budget: Raisable, input: NewRaise): Promise<RaiseView> {
  const { amountUsd: amountNanos, endsAt, reason } = input;
  if (endsAt <= ctx.now || endsAt > addMs(ctx.now, LASTS_DAYS_MAX * DAY_MS)) {
    throw new AppError("invalid_request", "Choose an end in the future, at most a year ahead.", {
      param: "endsAt",
    });
  }
  const inForce = await readRaises(tx, [ctx.orgId], { budgetIds: [budget.id], inForceAt: ctx.now });
  if ((inForce.get(budget.id)?.length ?? 0) >= IN_FORCE_MAX) {
    throw new AppError("conflict", `${IN_FORCE_MAX} raises are in force already. End one of them first.`);
  }
  const id = newId("raise", ctx.now.getTime());
  const createdById = ctx.actor.userId;
  await tx.budgetRaise.create({
    data: {
      id,
      orgId: ctx.orgId,
      budgetId: budget.id,
      amountNanos,
      reason,
      endsAt,
      createdById,
      createdAt: ctx.now,
    },
  });
  await recordAudit(tx, ctx, {
    action: "budget.raise",
    targetType: "budget",
    targetId: budget.id,
    data: {
      scopeType: budget.scopeType,
      scopeId: budget.scopeId,
      amountNanos: amountNanos.toString(),
      endsAt: endsAt.toISOString(),
      reason,
      raiseId: id,
    },
  });
  return readRaise(tx, ctx, budget.id, id);
}

/** Ends a raise now; one that is over stays as it was. */
export async function endRaise(tx: Tx, ctx: Ctx, budget: Raisable, raiseId: string): Promise<RaiseView> {
  const raise = await readRaise(tx, ctx, budget.id, raiseId);
  if (raise.revokedAt !== null || raise.endsAt <= ctx.now) return raise;
  await tx.budgetRaise.update({ where: { id: raiseId }, data: { revokedAt: ctx.now } });
  await recordAudit(tx, ctx, {
    action: "budget.revoke_raise",
    targetType: "budget",
    targetId: budget.id,
    data: {
      scopeType: budget.scopeType,
      scopeId: budget.scopeId,
      amountNanos: raise.amountNanos.toString(),
      raiseId,
    },
  });
  return { ...raise, revokedAt: ctx.now };
}

async function readRaise(tx: Tx, ctx: Ctx, budgetId: string, raiseId: string): Promise<RaiseView> {
  const raises = await readRaises(tx, [ctx.orgId], { budgetIds: [budgetId] });
  const raise = raises.get(budgetId)?.find((one) => one.id === raiseId);
  if (!raise) throw notFound("raise");
  return raise;
}
