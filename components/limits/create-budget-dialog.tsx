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
      title={scope ? `Budget of ${scope.name}` : "Add a budget"}
      description="It alerts at 50, 80 and 100% and when the forecast passes it; you can change that afterwards."
    >
      <CreateBudgetForm orgId={orgId} scope={scope} window={window} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}
