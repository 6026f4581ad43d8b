import type { Ctx } from "@/lib/access";
import type { AlertBasis, AlertUnit } from "@/lib/contract/alerts";
import { AppError, notFound } from "@/lib/core/errors";
import { goneBefore } from "@/lib/core/undo";
import type { Tx } from "@/lib/db";

const RULES_MAX = 20;

type Terms = { budgetId: string; basis: string; unit: string; value: bigint };

/** The live budget that a rule is on, or 404. */
export async function findBudget(tx: Tx, ctx: Ctx, id: string) {
  const budget = await tx.budget.findFirst({ where: { id, orgId: ctx.orgId, revokedAt: null } });
  if (!budget) throw notFound("budget");
  return budget;
}

/** A live rule, or 404. */
export async function findRule(tx: Tx, ctx: Ctx, id: string) {
  const rule = await tx.alertRule.findFirst({ where: { id, orgId: ctx.orgId, deletedAt: null } });
  if (!rule) throw notFound("alert rule");
  return rule;
}

/** A rule that was removed and can still be brought back, or 404. */
export async function findRemovedRule(tx: Tx, ctx: Ctx, id: string) {
  const { orgId, now } = ctx;
  const rule = await tx.alertRule.findFirst({ where: { id, orgId, deletedAt: { gte: goneBefore(now) } } });
  if (!rule) throw notFound("alert rule");
  return rule;
}

/** Throws 409 when the budget has a live rule at this threshold; the table's unique index holds it under a race. */
export async function requireNew(tx: Tx, { budgetId, basis, unit, value }: Terms): Promise<void> {
  if (!(await tx.alertRule.count({ where: { budgetId, basis, unit, value, deletedAt: null } }))) return;
  throw new AppError("conflict", "There is an alert at this threshold already.", { param: "amount" });
}

/** Throws 409 when the budget has as many rules as fit. */
export async function requireRoom(tx: Tx, budgetId: string): Promise<void> {
  if ((await tx.alertRule.count({ where: { budgetId, deletedAt: null } })) < RULES_MAX) return;
  throw new AppError("conflict", `There are ${RULES_MAX} rules already. Remove one of them first.`);
}

/** Days are of the credit; of the credit only money that is left and days can be known. */
export function requireFitting(
  budget: { kind: string; window: string },
  basis: AlertBasis,
  unit: AlertUnit,
): void {
  const isCredit = budget.kind === "credit";
  const fits = isCredit
    ? (basis === "actual" && unit === "usd") || (basis === "forecast" && unit === "days")
    : unit !== "days" && !(basis === "forecast" && budget.window === "lifetime");
  if (fits) return;
  const message = isCredit
    ? "Of the credit, alert at money left or at days until it runs out."
    : "This budget has no such threshold: a lifetime has no end to forecast, and days are of the credit.";
  throw new AppError("invalid_request", message, { param: "unit" });
}
