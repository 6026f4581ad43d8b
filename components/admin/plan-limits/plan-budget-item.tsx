"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  createPlanRaiseMutation,
  revokePlanBudgetMutation,
  revokePlanRaiseMutation,
  updatePlanBudgetMutation,
} from "@/lib/client/plan-limits";
import { usdFromNanos } from "@/lib/core/money";
import { type Budget, limitPhrase } from "../../limits/budget";
import { type BudgetAction, BudgetMenu } from "../../limits/budget-menu";
import { BudgetMeter } from "../../limits/budget-meter";
import { RaiseDialog } from "../../limits/raise-dialog";
import { ConfirmDialog } from "../../ui/overlays/confirm-dialog";
import { Dialog } from "../../ui/overlays/dialog";
import { PlanBudgetForm } from "./plan-budget-form";

type PlanBudgetItemProps = { tenantId: string; budget: Budget };

export function PlanBudgetItem({ tenantId, budget }: PlanBudgetItemProps) {
  const [opened, setOpened] = useState<BudgetAction | null>(null);
  const update = useMutation(updatePlanBudgetMutation(tenantId, budget.id));
  const revoke = useMutation(revokePlanBudgetMutation(tenantId));
  const raise = useMutation(createPlanRaiseMutation(tenantId, budget.id));
  const endRaise = useMutation(revokePlanRaiseMutation(tenantId));
  const close = () => setOpened(null);
  const phrase = limitPhrase(budget);
  return (
    <li className="flex items-start gap-2">
      <BudgetMeter budget={budget} className="flex-1" />
      <BudgetMenu label={`Actions for the allowance of ${phrase}`} onOpen={setOpened} />
      <Dialog open={opened === "edit"} onOpenChange={close} title={`Allowance of ${phrase}`} width="sm">
        <PlanBudgetForm
          before={{ window: budget.window, limitUsd: usdFromNanos(BigInt(budget.limitNanos)) }}
          onSubmit={({ limitUsd }) => update.mutateAsync({ limitUsd })}
          onDone={close}
        />
      </Dialog>
      <RaiseDialog
        name="the plan"
        budget={budget}
        open={opened === "raise"}
        onClose={close}
        onRaise={raise.mutateAsync}
        onEnd={endRaise.mutateAsync}
      />
      <ConfirmDialog
        open={opened === "remove"}
        onOpenChange={close}
        title="Remove this allowance?"
        confirmLabel="Remove allowance"
        onConfirm={async () => {
          await revoke.mutateAsync(budget.id);
        }}
      >
        <p>The tenant may then spend beyond {phrase}, up to its own caps and its credit.</p>
      </ConfirmDialog>
    </li>
  );
}
