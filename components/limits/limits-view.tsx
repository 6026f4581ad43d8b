"use client";

import { useQuery } from "@tanstack/react-query";
import { Gauge, Plus } from "lucide-react";
import { useState } from "react";
import { can, type Role } from "@/lib/access";
import { budgetsQuery } from "@/lib/client/limits";
import { Button } from "../ui/actions/button";
import { EmptyState } from "../ui/feedback/empty-state";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";
import type { Budget } from "./budget";
import { BudgetActions } from "./budget-actions";
import { BudgetMeter } from "./budget-meter";
import { CreateBudgetDialog } from "./create-budget-dialog";

type LimitsViewProps = { org: { id: string; name: string }; role: Role };

const SECTIONS: { scopeType: Budget["scopeType"]; title: string }[] = [
  { scopeType: "org", title: "Organization" },
  { scopeType: "project", title: "Projects" },
  { scopeType: "key", title: "Keys" },
];

export function LimitsView({ org, role }: LimitsViewProps) {
  const [creating, setCreating] = useState(false);
  const { data, error, refetch } = useQuery(budgetsQuery(org.id));
  const mayWrite = can(role, "limits.write");
  const add = mayWrite && (
    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
      Add cap
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Spend caps"
        description="Hard limits: what a call may cost at most is held before it starts, so spend never passes a cap, also under load."
        actions={add}
      />
      {error && !data && <ErrorState message={error.message} onRetry={refetch} />}
      {!data && !error && <Skeleton className="h-48 w-full" />}
      {data?.items.length === 0 && (
        <Panel>
          <EmptyState icon={Gauge} title="No cap yet" action={add}>
            {mayWrite
              ? "Without caps the organization’s credit is the only limit. Cap a project or a key so that one of them cannot spend it all."
              : "The organization’s credit is the only limit. An admin or the owner can add caps."}
          </EmptyState>
        </Panel>
      )}
      <div className="flex flex-col gap-4">
        {SECTIONS.map(({ scopeType, title }) => (
          <BudgetSection
            key={scopeType}
            title={title}
            orgId={org.id}
            mayWrite={mayWrite}
            budgets={data?.items.filter((budget) => budget.scopeType === scopeType) ?? []}
          />
        ))}
      </div>
      <CreateBudgetDialog orgId={org.id} open={creating} onOpenChange={setCreating} />
    </>
  );
}

type BudgetSectionProps = { title: string; orgId: string; mayWrite: boolean; budgets: readonly Budget[] };

function BudgetSection({ title, orgId, mayWrite, budgets }: BudgetSectionProps) {
  if (budgets.length === 0) return null;
  return (
    <Panel flush title={title}>
      <ul className="divide-y divide-line">
        {budgets.map((budget) => (
          <li
            key={budget.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)_auto]"
          >
            <span className="truncate font-medium">{budget.scopeName}</span>
            <BudgetMeter budget={budget} className="max-sm:order-last max-sm:col-span-2" />
            {mayWrite && <BudgetActions orgId={orgId} budget={budget} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
