"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  createRaiseMutation,
  restoreBudgetMutation,
  revokeBudgetMutation,
  revokeRaiseMutation,
} from "@/lib/client/limits";
import { undoToast } from "../ui/feedback/undo-toast";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { type Budget, limitPhrase } from "./budget";
import { type BudgetAction, BudgetMenu } from "./budget-menu";
import { EditBudgetDialog, RaiseDialog } from "./lazy-budget-dialogs";

type BudgetActionsProps = { orgId: string; budget: Budget };

export function BudgetActions({ orgId, budget }: BudgetActionsProps) {
  const [opened, setOpened] = useState<BudgetAction | null>(null);
  const revoke = useMutation(revokeBudgetMutation(orgId));
  const restore = useMutation(restoreBudgetMutation(orgId));
  const raise = useMutation(createRaiseMutation(orgId, budget.id));
  const endRaise = useMutation(revokeRaiseMutation(orgId));
  const close = () => setOpened(null);
  const name = budget.scopeType === "customer_default" ? "each end customer" : budget.scopeName;
  const phrase = limitPhrase(budget);
  const noun = budget.kind === "soft" ? "budget" : "cap";
  return (
    <>
      <BudgetMenu label={`Actions for the ${noun} of ${phrase} on ${name}`} onOpen={setOpened} />
      <EditBudgetDialog
        orgId={orgId}
        budget={budget}
        title={budget.kind === "soft" ? `Budget of ${name}` : `Cap on ${name}`}
        open={opened === "edit"}
        onClose={close}
      />
      <RaiseDialog
        name={name}
        budget={budget}
        open={opened === "raise"}
        onClose={close}
        onRaise={raise.mutateAsync}
        onEnd={endRaise.mutateAsync}
      />
      <ConfirmDialog
        open={opened === "remove"}
        onOpenChange={close}
        title={`Remove this ${noun}?`}
        confirmLabel={`Remove ${noun}`}
        onConfirm={async () => {
          await revoke.mutateAsync(budget.id);
          undoToast({
            done: budget.kind === "soft" ? "Budget removed" : "Cap removed",
            undone: budget.kind === "soft" ? "The budget is back" : "The cap is back, and holds",
            undo: () => restore.mutateAsync(budget.id),
          });
        }}
      >
        <p>
          {budget.kind === "soft"
            ? `Nobody is told any more when ${name} spends ${phrase}.`
            : `${name} may then spend beyond ${phrase}, up to the other caps above it and the organization’s credit.`}
        </p>
      </ConfirmDialog>
    </>
  );
}
