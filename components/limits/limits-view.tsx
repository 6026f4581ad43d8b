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
import { BudgetList } from "./budget-list";
import { CreateBudgetDialog } from "./create-budget-dialog";
import { CustomersPanel } from "./customers-panel";
import { RateLimitsPanel } from "./rate-limits-panel";

type LimitsViewProps = { org: { id: string; name: string }; role: Role };

const SECTIONS: { scopeType: Budget["scopeType"]; title: string; description?: string }[] = [
  { scopeType: "plan", title: "Plan", description: "What the operator allows the organization." },
  { scopeType: "org", title: "Organization" },
  { scopeType: "project", title: "Projects" },
  { scopeType: "key", title: "Keys" },
  {
    scopeType: "customer_default",
    title: "Default for end customers",
    description: "Holds for each end customer without a cap of its own for the same window.",
  },
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
  const of = (scopeType: Budget["scopeType"]) =>
    data?.items.filter((budget) => budget.scopeType === scopeType) ?? [];
  return (
    <>
      <PageHeader
        title="Spend caps"
        description="Hard limits: what a call may cost at most is held before it starts, so spend never passes a cap, also under load."
        actions={add}
      />
      {error && !data && <ErrorState message={error.message} onRetry={refetch} />}
      {!data && !error && <Skeleton className="h-48 w-full" />}
      <div className="flex flex-col gap-4">
        {data?.items.length === 0 && (
          <Panel>
            <EmptyState icon={Gauge} title="No cap yet" action={add}>
              {mayWrite
                ? "Without caps the organization’s credit is the only limit. Cap a project, a key or each of your end customers so that one of them cannot spend it all."
                : "The organization’s credit is the only limit. An admin or the owner can add caps."}
            </EmptyState>
          </Panel>
        )}
        {SECTIONS.map((section) => (
          <BudgetList
            key={section.scopeType}
            title={section.title}
            description={section.description}
            orgId={org.id}
            role={role}
            budgets={of(section.scopeType)}
          />
        ))}
        {data && <CustomersPanel orgId={org.id} role={role} defaults={of("customer_default")} />}
        <RateLimitsPanel orgId={org.id} role={role} />
      </div>
      <CreateBudgetDialog orgId={org.id} open={creating} onOpenChange={setCreating} />
    </>
  );
}
