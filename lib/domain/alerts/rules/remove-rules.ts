import { type Ctx, requirePermission } from "@/lib/access";
import type { restoreAlertRuleEndpoint, revokeAlertRuleEndpoint } from "@/lib/contract/alerts";
import type { InputOf } from "@/lib/contract/endpoint";
import { goneBefore } from "@/lib/core/undo";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../../audit";
import { readRule } from "./list-rules";
import { findBudget, findRemovedRule, findRule, requireNew, requireRoom } from "./rule-terms";

/** Removes a rule so that it can be brought back for a while; what it told stays. */
export async function revokeAlertRule(ctx: Ctx, input: InputOf<typeof revokeAlertRuleEndpoint>) {
  requirePermission(ctx, "alerts.write");
  return inTransaction(async (tx) => {
    const { id, budgetId, basis, unit } = await findRule(tx, ctx, input.ruleId);
    const { orgId, now } = ctx;
    await tx.alertRule.deleteMany({ where: { orgId, deletedAt: { lt: goneBefore(now) } } });
    await tx.alertRule.update({ where: { id }, data: { deletedAt: now } });
    await recordAudit(tx, ctx, {
      action: "alert_rule.revoke",
      targetType: "budget",
      targetId: budgetId,
      data: { basis, unit },
    });
    return { id };
  });
}

/** Brings a removed rule back as it was: what it has told in this window is not told again. 409 when another took its place. */
export async function restoreAlertRule(ctx: Ctx, input: InputOf<typeof restoreAlertRuleEndpoint>) {
  requirePermission(ctx, "alerts.write");
  await inTransaction(async (tx) => {
    const rule = await findRemovedRule(tx, ctx, input.ruleId);
    await findBudget(tx, ctx, rule.budgetId);
    await requireNew(tx, rule);
    await requireRoom(tx, rule.budgetId);
    await tx.alertRule.update({ where: { id: rule.id }, data: { deletedAt: null } });
    await recordAudit(tx, ctx, {
      action: "alert_rule.restore",
      targetType: "budget",
      targetId: rule.budgetId,
      data: { basis: rule.basis, unit: rule.unit },
    });
  });
  return readRule(ctx, input.ruleId);
}
