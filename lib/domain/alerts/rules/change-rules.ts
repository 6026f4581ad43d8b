import { type Ctx, requirePermission } from "@/lib/access";
import type {
  AlertBasis,
  AlertUnit,
  createAlertRuleEndpoint,
  revokeAlertRuleEndpoint,
  snoozeAlertsEndpoint,
  updateAlertRuleEndpoint,
} from "@/lib/contract/alerts";
import type { InputOf } from "@/lib/contract/endpoint";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { type BudgetWindowKind, windowEndMs } from "@/lib/core/time";
import { inTransaction, pool, type Tx } from "@/lib/db";
import { recordAudit } from "../../audit";
import { ensureDefaultRules } from "./default-rules";
import { readRule } from "./list-rules";
import { parseAmount } from "./rule-amount";
import { snoozeEnd } from "./snooze-end";

const RULES_MAX = 20;

/** Another threshold of a budget or of the credit. It is told at once when it has been reached already. */
export async function createAlertRule(ctx: Ctx, input: InputOf<typeof createAlertRuleEndpoint>) {
  requirePermission(ctx, "alerts.write");
  await ensureDefaultRules(pool(), ctx.now, ctx.orgId);
  const { budgetId, basis, unit } = input;
  const value = parseAmount(unit, input.amount);
  const id = newId("alert", ctx.now.getTime());
  await inTransaction(async (tx) => {
    const budget = await findBudget(tx, ctx, budgetId);
    requireFitting(budget, basis, unit);
    await requireNew(tx, { budgetId, basis, unit, value });
    if ((await tx.alertRule.count({ where: { budgetId } })) >= RULES_MAX) {
      throw new AppError("conflict", `There are ${RULES_MAX} rules already. Remove one of them first.`);
    }
    const row = { id, orgId: ctx.orgId, budgetId, basis, unit, value, createdAt: ctx.now };
    await tx.alertRule.create({ data: row });
    await recordAudit(tx, ctx, {
      action: "alert_rule.create",
      targetType: "budget",
      targetId: budgetId,
      data: { basis, unit, amount: input.amount },
    });
  });
  return readRule(ctx, id);
}

/** Moves a threshold, or switches it off and on. Another threshold is told anew. */
export async function updateAlertRule(ctx: Ctx, input: InputOf<typeof updateAlertRuleEndpoint>) {
  requirePermission(ctx, "alerts.write");
  const { ruleId, amount, enabled } = input;
  await inTransaction(async (tx) => {
    const rule = await findRule(tx, ctx, ruleId);
    const value = amount === undefined ? rule.value : parseAmount(rule.unit as AlertUnit, amount);
    if (value !== rule.value) await requireNew(tx, { ...rule, value });
    await tx.alertRule.update({ where: { id: ruleId }, data: { value, enabled } });
    await recordAudit(tx, ctx, {
      action: "alert_rule.update",
      targetType: "budget",
      targetId: rule.budgetId,
      data: { ...(amount !== undefined && { amount }), ...(enabled !== undefined && { enabled }) },
    });
  });
  return readRule(ctx, ruleId);
}

/** Removes a rule; what it told stays. */
export async function revokeAlertRule(ctx: Ctx, input: InputOf<typeof revokeAlertRuleEndpoint>) {
  requirePermission(ctx, "alerts.write");
  return inTransaction(async (tx) => {
    const { id, budgetId, basis, unit } = await findRule(tx, ctx, input.ruleId);
    await tx.alertRule.delete({ where: { id } });
    await recordAudit(tx, ctx, {
      action: "alert_rule.revoke",
      targetType: "budget",
      targetId: budgetId,
      data: { basis, unit },
    });
    return { id };
  });
}

/** Leaves one rule or all of a budget's unevaluated for a while: what is still so when it ends is told then. */
export async function snoozeAlerts(ctx: Ctx, input: InputOf<typeof snoozeAlertsEndpoint>) {
  requirePermission(ctx, "alerts.write");
  return inTransaction(async (tx) => {
    const budget = await findBudget(tx, ctx, input.budgetId);
    const endMs = windowEndMs(budget.window as BudgetWindowKind, ctx.now.getTime());
    const snoozedUntil = snoozeEnd(input.until, ctx.now, endMs === null ? null : new Date(endMs));
    const { count } = await tx.alertRule.updateMany({
      where: { budgetId: budget.id, ...(input.ruleId !== undefined && { id: input.ruleId }) },
      data: { snoozedUntil },
    });
    if (count === 0 && input.ruleId !== undefined) throw notFound("alert rule");
    await recordAudit(tx, ctx, {
      action: "alert_rule.snooze",
      targetType: "budget",
      targetId: budget.id,
      data: { until: snoozedUntil?.toISOString() ?? null },
    });
    return { snoozedUntil };
  });
}

async function findBudget(tx: Tx, ctx: Ctx, id: string) {
  const budget = await tx.budget.findFirst({ where: { id, orgId: ctx.orgId, revokedAt: null } });
  if (!budget) throw notFound("budget");
  return budget;
}

async function findRule(tx: Tx, ctx: Ctx, id: string) {
  const rule = await tx.alertRule.findFirst({ where: { id, orgId: ctx.orgId } });
  if (!rule) throw notFound("alert rule");
  return rule;
}

type Terms = { budgetId: string; basis: string; unit: string; value: bigint };

async function requireNew(tx: Tx, { budgetId, basis, unit, value }: Terms): Promise<void> {
  if (!(await tx.alertRule.count({ where: { budgetId, basis, unit, value } }))) return;
  throw new AppError("conflict", "There is an alert at this threshold already.", { param: "amount" });
}

/** Days are of the credit; of the credit only money that is left and days can be known. */
function requireFitting(budget: { kind: string; window: string }, basis: AlertBasis, unit: AlertUnit): void {
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
