import { type Ctx, requirePermission } from "@/lib/access";
import type { AlertBasis, AlertUnit } from "@/lib/contract/alerts";
import { notFound } from "@/lib/core/errors";
import { pool } from "@/lib/db";
import { WINDOW_START } from "../evaluate/find-crossings";
import { ensureDefaultRules } from "./default-rules";
import { formatAmount } from "./rule-amount";

type RuleRow = {
  id: string;
  budgetId: string;
  basis: AlertBasis;
  unit: AlertUnit;
  value: bigint;
  enabled: boolean;
  snoozedUntil: Date | null;
  isCrossed: boolean;
  lastFiredAt: Date | null;
};

type RuleView = Omit<RuleRow, "value"> & { amount: string };

/** Rules of live budgets, those of one budget together and by threshold; of one id when it is given. */
async function readRules(ctx: Ctx, ruleId: string | null = null): Promise<RuleView[]> {
  const { rows } = await pool().query<RuleRow>(LIST, [ctx.now, ctx.orgId, ruleId]);
  return rows.map(({ value, ...row }) => ({ ...row, amount: formatAmount(row.unit, value) }));
}

/** One rule, or the 404 that another tenant's gets too. */
export async function readRule(ctx: Ctx, ruleId: string): Promise<RuleView> {
  const [rule] = await readRules(ctx, ruleId);
  if (!rule) throw notFound("alert rule");
  return rule;
}

/** The organization's rules, and the credit that some of them may be on. */
export async function listAlertRules(ctx: Ctx) {
  requirePermission(ctx, "usage.read");
  await ensureDefaultRules(pool(), ctx.now, ctx.orgId);
  const [items, credit] = await Promise.all([
    readRules(ctx),
    pool().query<{ budgetId: string; availableNanos: bigint }>(CREDIT, [ctx.orgId]),
  ]);
  return { items, credit: credit.rows[0] ?? null };
}

const CREDIT = `
  SELECT b.id AS "budgetId", b.limit_nanos - coalesce(w.spent_nanos, 0) AS "availableNanos"
  FROM budget b LEFT JOIN budget_window w ON w.budget_id = b.id
  WHERE b.org_id = $1 AND b.kind = 'credit' AND b.revoked_at IS NULL`;

const LIST = `
  SELECT r.id, r.budget_id AS "budgetId", r.basis, r.unit, r.value, r.enabled,
    CASE WHEN r.snoozed_until > $1 THEN r.snoozed_until END AS "snoozedUntil",
    coalesce(f.is_open, false) AS "isCrossed", f.last_fired_at AS "lastFiredAt"
  FROM alert_rule r JOIN budget b ON b.id = r.budget_id AND b.revoked_at IS NULL
  LEFT JOIN LATERAL (
    SELECT max(fired_at) AS last_fired_at, bool_or(cleared_at IS NULL AND window_start = ${WINDOW_START}) AS is_open
    FROM alert_firing WHERE rule_id = r.id
  ) f ON true
  WHERE r.org_id = $2 AND r.deleted_at IS NULL AND ($3::text IS NULL OR r.id = $3)
  ORDER BY r.budget_id, r.basis, r.unit, r.value`;
