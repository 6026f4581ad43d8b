"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { createPlanBudgetMutation, planLimitsQuery, updatePlanRatesMutation } from "@/lib/client/plan-limits";
import type { ResponseOf } from "@/lib/contract/endpoint";
import { type getPlanLimitsEndpoint, updatePlanRatesEndpoint } from "@/lib/contract/plan-limits";
import { RateLimitFacts } from "../../limits/rate-limit-facts";
import { RateLimitsForm } from "../../limits/rate-limits-form";
import { Button } from "../../ui/actions/button";
import { ErrorState } from "../../ui/feedback/error-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Dialog } from "../../ui/overlays/dialog";
import { Drawer } from "../../ui/overlays/drawer";
import { PlanBudgetForm } from "./plan-budget-form";
import { PlanBudgetItem } from "./plan-budget-item";

type PlanLimitsDrawerProps = { tenant: { id: string; name: string }; open: boolean; onClose: () => void };

/** What the operator allows a tenant; the tenant sees it and cannot exceed it. */
export function PlanLimitsDrawer({ tenant, open, onClose }: PlanLimitsDrawerProps) {
  const { data, error, refetch } = useQuery({ ...planLimitsQuery(tenant.id), enabled: open });
  return (
    <Drawer
      open={open}
      onOpenChange={onClose}
      title={`Plan of ${tenant.name}`}
      description="The tenant sees these limits, can set lower ones, and cannot exceed them."
    >
      {error && !data && <ErrorState message={error.message} onRetry={refetch} />}
      {!data && !error && <Skeleton className="h-40 w-full" />}
      {data && (
        <div className="flex flex-col gap-8">
          <PlanBudgets tenantId={tenant.id} budgets={data.budgets} />
          <PlanRates tenantId={tenant.id} limits={data.rateLimits} />
        </div>
      )}
    </Drawer>
  );
}

type PlanLimits = ResponseOf<typeof getPlanLimitsEndpoint>;

function PlanBudgets({ tenantId, budgets }: { tenantId: string; budgets: PlanLimits["budgets"] }) {
  const [adding, setAdding] = useState(false);
  const create = useMutation(createPlanBudgetMutation(tenantId));
  return (
    <section>
      <header className="flex items-center justify-between gap-4">
        <h3 className="font-semibold">Allowances</h3>
        <Button size="sm" icon={Plus} onClick={() => setAdding(true)}>
          Add allowance
        </Button>
      </header>
      {budgets.length === 0 && (
        <p className="mt-2 text-muted">None: the tenant’s credit is all that limits its spend.</p>
      )}
      <ul className="mt-3 flex flex-col gap-4">
        {budgets.map((budget) => (
          <PlanBudgetItem key={budget.id} tenantId={tenantId} budget={budget} />
        ))}
      </ul>
      <Dialog open={adding} onOpenChange={setAdding} title="Add an allowance" width="sm">
        <PlanBudgetForm onSubmit={create.mutateAsync} onDone={() => setAdding(false)} />
      </Dialog>
    </section>
  );
}

function PlanRates({ tenantId, limits }: { tenantId: string; limits: PlanLimits["rateLimits"] }) {
  const [editing, setEditing] = useState(false);
  const update = useMutation(updatePlanRatesMutation(tenantId));
  return (
    <section>
      <header className="mb-3 flex items-center justify-between gap-4">
        <h3 className="font-semibold">Rate limits in force</h3>
        <Button size="sm" onClick={() => setEditing(true)}>
          Change
        </Button>
      </header>
      <RateLimitFacts limits={limits} planName="the plan" />
      <Dialog
        open={editing}
        onOpenChange={setEditing}
        title="Rate limits of the plan"
        description="For all keys of the tenant together. An empty one is no limit."
      >
        <RateLimitsForm
          endpoint={updatePlanRatesEndpoint}
          limits={limits.plan}
          onSubmit={update.mutateAsync}
          onDone={() => setEditing(false)}
        />
      </Dialog>
    </section>
  );
}
