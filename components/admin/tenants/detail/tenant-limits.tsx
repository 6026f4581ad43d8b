"use client";

import { useQuery } from "@tanstack/react-query";
import { planLimitsQuery } from "@/lib/client/plan-limits";
import { BudgetMeter } from "../../../limits/budget-meter";
import { RateLimitFacts } from "../../../limits/rate-limit-facts";
import { Button } from "../../../ui/actions/button";
import { ErrorState } from "../../../ui/feedback/error-state";
import { Skeleton } from "../../../ui/feedback/skeleton";
import { Panel } from "../../../ui/page/panel";

type TenantLimitsProps = { tenantId: string; onChange: () => void };

/** What its plan allows, and the rate limits in force. */
export function TenantLimits({ tenantId, onChange }: TenantLimitsProps) {
  const { data, error, refetch } = useQuery(planLimitsQuery(tenantId));
  return (
    <Panel
      title="Limits"
      description="Of its plan: the tenant sees them and cannot exceed them."
      actions={
        <Button size="sm" onClick={onChange}>
          Change
        </Button>
      }
    >
      {error && !data && <ErrorState message={error.message} onRetry={refetch} />}
      {!data && !error && <Skeleton className="h-28 w-full" />}
      {data && (
        <div className="flex flex-col gap-5">
          {data.budgets.length === 0 ? (
            <p className="text-muted">No allowance: its credit is all that limits its spend.</p>
          ) : (
            data.budgets.map((budget) => <BudgetMeter key={budget.id} budget={budget} />)
          )}
          <RateLimitFacts limits={data.rateLimits} planName="the plan" />
        </div>
      )}
    </Panel>
  );
}
