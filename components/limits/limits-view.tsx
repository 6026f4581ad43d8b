"use client";

import { useQuery } from "@tanstack/react-query";
import { Gauge, Plus } from "lucide-react";
import { parseAsBoolean, useQueryState } from "nuqs";
import { can, type Role } from "@/lib/access";
import { alertRulesQuery } from "@/lib/client/alerts";
import { runOutsQuery } from "@/lib/client/forecasts";
import { budgetsQuery } from "@/lib/client/limits";
import { ChannelsPanel } from "../alerts/channels-panel";
import { CreditAlerts } from "../alerts/credit-alerts";
import { Button } from "../ui/actions/button";
import { EmptyState } from "../ui/feedback/empty-state";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";
import type { Budget } from "./budget";
import { BudgetList } from "./budget-list";
import { CustomersPanel } from "./customers-panel";
import { CreateBudgetDialog } from "./lazy-budget-dialogs";
import { RateLimitsPanel } from "./rate-limits-panel";

type LimitsViewProps = { org: { id: string; name: string; slug: string }; role: Role };

const SECTIONS: { scopeType: Budget["scopeType"]; title: string; description?: string }[] = [
  { scopeType: "plan", title: "Plan", description: "What the operator allows the organization." },
  { scopeType: "org", title: "Organization" },
  { scopeType: "project", title: "Projects" },
  { scopeType: "key", title: "Keys" },
  { scopeType: "model", title: "Models", description: "What the organization spends on one model." },
  { scopeType: "customer", title: "Watched end customers" },
  {
    scopeType: "customer_default",
    title: "Default for end customers",
    description: "Holds for each end customer without a cap of its own for the same window.",
  },
];

export function LimitsView({ org, role }: LimitsViewProps) {
  const [creating, setCreating] = useQueryState("new", parseAsBoolean.withDefault(false));
  const { data, error, refetch } = useQuery(budgetsQuery(org.id));
  const rules = useQuery(alertRulesQuery(org.id)).data;
  const runOuts = useQuery(runOutsQuery(org.id)).data?.items ?? [];
  const mayWrite = can(role, "limits.write");
  const add = mayWrite && (
    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
      Add budget
    </Button>
  );
  const of = (scopeType: Budget["scopeType"]) =>
    data?.items.filter((budget) => budget.scopeType === scopeType) ?? [];
  return (
    <>
      <PageHeader
        title="Budgets and alerts"
        description="A hard budget is never passed, not even under load; a soft one only alerts."
        actions={add}
      />
      {error && !data && <ErrorState message={error.message} onRetry={refetch} />}
      {!data && !error && <Skeleton className="h-48 w-full" />}
      <div className="flex flex-col gap-4">
        {data?.items.length === 0 && (
          <Panel>
            <EmptyState icon={Gauge} title="No budget yet" action={add}>
              {mayWrite
                ? "Without budgets the organization’s credit is the only limit. Cap a project, a key, a model or each of your end customers so that one of them cannot spend it all, or be told before it does."
                : "The organization’s credit is the only limit. An admin or the owner can add budgets."}
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
            rules={rules?.items ?? []}
            runOuts={runOuts}
          />
        ))}
        {rules?.credit && <CreditAlerts org={org} role={role} credit={rules.credit} rules={rules.items} />}
        <ChannelsPanel orgId={org.id} role={role} />
        {data && <CustomersPanel orgId={org.id} role={role} defaults={of("customer_default")} />}
        <RateLimitsPanel orgId={org.id} role={role} />
      </div>
      {mayWrite && <CreateBudgetDialog orgId={org.id} open={creating} onOpenChange={setCreating} />}
    </>
  );
}
