import type { AlertUnit } from "@/lib/contract/alerts";
import type { BudgetWindowKind } from "@/lib/core/time";
import type { Pool } from "@/lib/db";
import { type BudgetRunOut, forecastRunOutsOf } from "@/lib/domain/forecasts";
import type { Crossing } from "./crossing";
import { IS_AWAKE, WINDOW_START } from "./find-crossings";
import { fireCrossings } from "./fire-crossings";
import { type Judgement, judgeForecast } from "./judge-forecast";

type ForecastRule = {
  id: string;
  orgId: string;
  budgetId: string;
  unit: AlertUnit;
  value: bigint;
  kind: Crossing["kind"];
  window: BudgetWindowKind;
  windowStart: Date;
};

/** So many organizations are read together: few reads, and little of it in memory at once. */
const ORGS_AT_ONCE = 100;

/** Tells what is forecast to be reached, and re-arms what is well below its threshold again. Without a forecast nothing is crossed. */
export async function evaluateForecasts(pool: Pool, now: Date): Promise<number> {
  const { rows } = await pool.query<ForecastRule>(RULES, [now]);
  const byOrg = new Map<string, ForecastRule[]>();
  for (const rule of rows) {
    const rules = byOrg.get(rule.orgId);
    if (rules) rules.push(rule);
    else byOrg.set(rule.orgId, [rule]);
  }
  let told = 0;
  const orgIds = [...byOrg.keys()];
  for (let from = 0; from < orgIds.length; from += ORGS_AT_ONCE) {
    const runOuts = await forecastRunOutsOf(orgIds.slice(from, from + ORGS_AT_ONCE), now);
    const judged = [...runOuts].flatMap(([orgId, outlooks]) => judgeRules(byOrg.get(orgId)!, outlooks, now));
    await clearFirings(
      pool,
      judged.filter(({ is }) => is === "clear"),
      now,
    );
    told += await fireCrossings(
      judged.filter(({ is }) => is === "crossed"),
      now,
    );
  }
  return told;
}

type Judged = Crossing & Pick<Judgement, "is">;

function judgeRules(rules: ForecastRule[], outlooks: BudgetRunOut[], now: Date): Judged[] {
  const byBudget = new Map(outlooks.map((outlook) => [outlook.budgetId, outlook]));
  return rules.flatMap((rule): Judged[] => {
    const outlook = byBudget.get(rule.kind === "credit" ? null : rule.budgetId);
    const judgement = outlook && judgeForecast(rule, outlook, now);
    if (!outlook || !judgement) return [];
    const { scopeType, scopeName, limitNanos } = outlook;
    return [{ ...rule, ...judgement, ruleId: rule.id, basis: "forecast", scopeType, scopeName, limitNanos }];
  });
}

/** Under the key of its threshold now: of another limit's amount nothing is said here. */
async function clearFirings(pool: Pool, cleared: Judged[], now: Date): Promise<void> {
  if (cleared.length === 0) return;
  await pool.query(CLEAR, [
    cleared.map(({ ruleId }) => ruleId),
    cleared.map(({ windowStart }) => windowStart),
    cleared.map(({ threshold }) => threshold),
    now,
  ]);
}

const CLEAR = `
  UPDATE alert_firing f SET cleared_at = $4
  FROM unnest($1::text[], $2::timestamptz[], $3::bigint[]) AS c (rule_id, window_start, threshold)
  WHERE f.rule_id = c.rule_id AND f.window_start = c.window_start AND f.threshold = c.threshold AND f.basis = 'forecast'
    AND f.cleared_at IS NULL`;

const RULES = `
  SELECT r.id, r.org_id AS "orgId", r.budget_id AS "budgetId", r.unit, r.value, b.kind, b.window, ${WINDOW_START} AS "windowStart"
  FROM alert_rule r JOIN budget b ON b.id = r.budget_id AND b.revoked_at IS NULL
  WHERE r.basis = 'forecast' AND ${IS_AWAKE} AND EXISTS (SELECT FROM forecast f WHERE f.org_id = r.org_id)
  ORDER BY r.org_id, r.id`;
