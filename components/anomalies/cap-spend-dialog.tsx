"use client";

import { CreateBudgetForm } from "../limits/create-budget-form";
import { EditBudgetForm, type EditedBudget } from "../limits/edit-budget-form";
import { Dialog } from "../ui/overlays/dialog";
import type { Culprit } from "./culprit";

type CapSpendDialogProps = {
  orgId: string;
  culprit: Culprit;
  /** The one to change, where there is one. */
  cap: EditedBudget | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function CapSpendDialog({ orgId, culprit, cap, open, onOpenChange }: CapSpendDialogProps) {
  const close = () => onOpenChange(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Cap the spend of ${culprit.name}`}
      description="A call that would pass the cap is refused with status 402, before it costs anything."
      width="sm"
    >
      {cap ? (
        <EditBudgetForm orgId={orgId} budget={cap} onDone={close} />
      ) : (
        <CreateBudgetForm orgId={orgId} scope={culprit} window="day" onDone={close} />
      )}
    </Dialog>
  );
}
