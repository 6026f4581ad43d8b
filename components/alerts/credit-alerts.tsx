"use client";

import { can, type Role } from "@/lib/access";
import type { AlertRule } from "@/lib/client/alerts";
import { Money } from "../ui/data/money";
import { Panel } from "../ui/page/panel";
import { RulesButton } from "./rules-button";

type CreditAlertsProps = {
  org: { id: string };
  role: Role;
  credit: { budgetId: string; availableNanos: string };
  rules: readonly AlertRule[];
};

/** The prepaid credit is the last limit: who is told before it ends. */
export function CreditAlerts({ org, role, credit, rules }: CreditAlertsProps) {
  return (
    <Panel title="Prepaid credit" description="When it is used up, every call is refused.">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p>
          <Money nanos={credit.availableNanos} className="font-medium" />{" "}
          <span className="text-muted">left</span>
        </p>
        <RulesButton
          orgId={org.id}
          budgetId={credit.budgetId}
          kind="credit"
          name="the credit"
          rules={rules.filter(({ budgetId }) => budgetId === credit.budgetId)}
          mayWrite={can(role, "alerts.write")}
        />
      </div>
    </Panel>
  );
}
