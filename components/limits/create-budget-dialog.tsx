"use client";

import { Dialog } from "../ui/overlays/dialog";
import type { BudgetScope, NewBudget } from "./budget";
import { CreateBudgetForm } from "./create-budget-form";

type CreateBudgetDialogProps = {
  orgId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What to cap, when it is already clear. */
  scope?: BudgetScope;
  window?: NewBudget["window"];
};

export function CreateBudgetDialog(props: CreateBudgetDialogProps) {
  const { orgId, open, onOpenChange, scope, window } = props;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={scope ? `Cap the spend of ${scope.name}` : "Add a spend cap"}
      description="A call that would pass the cap is refused with status 402, before it costs anything."
    >
      <CreateBudgetForm orgId={orgId} scope={scope} window={window} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}
