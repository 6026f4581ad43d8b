import { type Ctx, requirePermission } from "@/lib/access";
import type {
  AlertUnit,
  createAlertRuleEndpoint,
  snoozeAlertsEndpoint,
  updateAlertRuleEndpoint,
} from "@/lib/contract/alerts";
import type { InputOf } from "@/lib/contract/endpoint";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { type BudgetWindowKind, windowEndMs } from "@/lib/core/time";
import { inTransaction, pool } from "@/lib/db";
import { recordAudit } from "../../audit";
import { ensureDefaultRules } from "./default-rules";
import { readRule } from "./list-rules";
import { parseAmount } from "./rule-amount";
import { findBudget, findRule, requireFitting, requireNew, requireRoom } from "./rule-terms";
import { snoozeEnd } from "./snooze-end";

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
    await requireRoom(tx, budgetId);
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

/** Leaves one rule or all of a budget's unevaluated for a while: what is still so when it ends is told then. */
export async function snoozeAlerts(ctx: Ctx, input: InputOf<typeof snoozeAlertsEndpoint>) {
  requirePermission(ctx, "alerts.write");
  return inTransaction(async (tx) => {
    const budget = await findBudget(tx, ctx, input.budgetId);
    const endMs = windowEndMs(budget.window as BudgetWindowKind, ctx.now.getTime());
    const snoozedUntil = snoozeEnd(input.until, ctx.now, endMs === null ? null : new Date(endMs));
    const { count } = await tx.alertRule.updateMany({
      where: {
        budgetId: budget.id,
        deletedAt: null,
        ...(input.ruleId !== undefined && { id: input.ruleId }),
      },
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
