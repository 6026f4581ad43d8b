"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { BudgetActions } from "../../limits/budget-actions";
import { BudgetMeter } from "../../limits/budget-meter";
import { CreateBudgetDialog } from "../../limits/lazy-budget-dialogs";
import { Button } from "../../ui/actions/button";
import { Panel } from "../../ui/page/panel";
import type { Key } from "../key";

type KeyBudgetsProps = { orgId: string; apiKey: Key; mayWrite: boolean };

export function KeyBudgets({ orgId, apiKey: key, mayWrite }: KeyBudgetsProps) {
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title="Spend caps"
      description="Never exceeded, also by calls at the same time."
      actions={
        mayWrite && (
          <Button size="sm" icon={Plus} onClick={() => setAdding(true)}>
            Add cap
          </Button>
        )
      }
    >
      {key.budgets.length === 0 ? (
        <p className="text-muted">None of its own: those of its project and of the organization hold.</p>
      ) : (
        <ul className="flex flex-col gap-4">
          {key.budgets.map((budget) => (
            <li key={budget.id} className="flex items-start gap-2">
              <BudgetMeter budget={budget} className="flex-1" />
              {mayWrite && <BudgetActions orgId={orgId} budget={budget} />}
            </li>
          ))}
        </ul>
      )}
      <CreateBudgetDialog
        orgId={orgId}
        open={adding}
        onOpenChange={setAdding}
        scope={{ scopeType: "key", scopeId: key.id, name: key.name }}
      />
    </Panel>
  );
}
