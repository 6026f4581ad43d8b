"use client";

import { useQuery } from "@tanstack/react-query";
import { runOutsQuery } from "@/lib/client/forecasts";
import { budgetsQuery } from "@/lib/client/limits";
import { type Budget, sharesOf } from "../limits/budget";
import { BudgetMeter } from "../limits/budget-meter";
import { Link } from "../ui/actions/link";

const SHOWN = 3;

const shareOf = (budget: Budget) => sharesOf(budget).spent;

type BudgetStripProps = { orgId: string; orgSlug: string };

/** The budgets nearest to their limit, for the dashboard; nothing while there are none. */
export function BudgetStrip({ orgId, orgSlug }: BudgetStripProps) {
  const budgets = useQuery(budgetsQuery(orgId)).data?.items ?? [];
  const runOuts = useQuery(runOutsQuery(orgId)).data?.items ?? [];
  const nearest = budgets
    .filter(({ scopeType }) => scopeType !== "customer_default")
    .sort((a, b) => shareOf(b) - shareOf(a))
    .slice(0, SHOWN);
  if (nearest.length === 0) return null;
  return (
    <section
      aria-label="Budgets nearest to their limit"
      className="grid grid-cols-[repeat(auto-fit,minmax(min(18rem,100%),1fr))] gap-4"
    >
      {nearest.map((budget) => (
        <div key={budget.id} className="min-w-0 rounded-lg border border-line bg-surface px-4 py-3">
          <Link href={`/${orgSlug}/limits`} className="mb-1 block truncate text-muted text-xs hover:text-ink">
            {budget.scopeType === "plan" ? "Your plan" : budget.scopeName}
          </Link>
          <BudgetMeter
            budget={budget}
            forecastNanos={runOuts.find(({ budgetId }) => budgetId === budget.id)?.windowEndNanos?.p50}
          />
        </div>
      ))}
    </section>
  );
}
