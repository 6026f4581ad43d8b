import type { ReactNode } from "react";
import type { Role } from "@/lib/access";
import { can } from "@/lib/access";
import type { AlertRule } from "@/lib/client/alerts";
import type { RunOut } from "@/lib/client/forecasts";
import { tickShares } from "../alerts/rule-text";
import { RulesButton } from "../alerts/rules-button";
import { Badge } from "../ui/data/badge";
import { Money } from "../ui/data/money";
import { RelativeTime } from "../ui/data/relative-time";
import { Panel } from "../ui/page/panel";
import { type Budget, limitPhrase, WINDOW_PHRASES } from "./budget";
import { BudgetActions } from "./budget-actions";
import { BudgetMeter } from "./budget-meter";

type BudgetListProps = {
  title: string;
  description?: string;
  orgId: string;
  role: Role;
  budgets: readonly Budget[];
  rules: readonly AlertRule[];
  runOuts: readonly RunOut[];
};

/** Budgets of one kind of scope. An allowance of the plan is for reading only. */
export function BudgetList({ title, description, orgId, role, budgets, rules, runOuts }: BudgetListProps) {
  if (budgets.length === 0) return null;
  const rulesOf = ({ id }: Budget) => rules.filter(({ budgetId }) => budgetId === id);
  return (
    <Panel flush title={title} description={description}>
      <ul className="divide-y divide-line">
        {budgets.map((budget) => (
          <li
            key={budget.id}
            aria-label={`${nameOf(budget)}, ${limitPhrase(budget)}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)_auto]"
          >
            <BudgetName
              budget={budget}
              alerts={
                <RulesButton
                  orgId={orgId}
                  budgetId={budget.id}
                  kind={budget.window === "lifetime" ? "lifetime" : "budget"}
                  name={`the budget of ${limitPhrase(budget)} of ${nameOf(budget)}`}
                  rules={rulesOf(budget)}
                  mayWrite={can(role, "alerts.write")}
                />
              }
            />
            {budget.scopeType === "customer_default" ? (
              <DefaultTerms budget={budget} />
            ) : (
              <BudgetMeter
                budget={budget}
                ticks={tickShares(rulesOf(budget), budget.limitInForceNanos)}
                forecastNanos={runOuts.find(({ budgetId }) => budgetId === budget.id)?.windowEndNanos?.p50}
                className="max-sm:order-last max-sm:col-span-2"
              />
            )}
            {budget.scopeType !== "plan" && can(role, "limits.write") && (
              <BudgetActions orgId={orgId} budget={budget} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function nameOf({ scopeType, scopeName }: Budget): string {
  if (scopeType === "plan") return "Your plan";
  return scopeType === "customer_default" ? "Each end customer" : scopeName;
}

function BudgetName({ budget, alerts }: { budget: Budget; alerts: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="flex min-w-0 items-center gap-2">
        <span className="truncate font-medium" title={nameOf(budget)}>
          {nameOf(budget)}
        </span>
        <Badge tone={budget.kind === "soft" ? "neutral" : "accent"}>
          {budget.kind === "soft" ? "soft" : "hard"}
        </Badge>
      </p>
      {alerts}
    </div>
  );
}

function DefaultTerms({ budget }: { budget: Budget }) {
  return (
    <div className="min-w-0 max-sm:order-last max-sm:col-span-2">
      <Money nanos={budget.limitInForceNanos} className="font-medium" />{" "}
      <span className="text-muted">
        {WINDOW_PHRASES[budget.window]}, also for those who have never called
      </span>
      {budget.raises.map((raise) => (
        <p key={raise.id} className="text-accent-ink text-xs" title={raise.reason}>
          <Money nanos={raise.amountNanos} /> more, ends <RelativeTime at={raise.endsAt} />
        </p>
      ))}
    </div>
  );
}
