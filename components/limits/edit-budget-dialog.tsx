"use client";

import { Dialog } from "../ui/overlays/dialog";
import { EditBudgetForm, type EditedBudget } from "./edit-budget-form";

type EditBudgetDialogProps = {
  orgId: string;
  budget: EditedBudget;
  title: string;
  open: boolean;
  onClose: () => void;
};

export function EditBudgetDialog({ orgId, budget, title, open, onClose }: EditBudgetDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onClose} title={title} width="sm">
      <EditBudgetForm orgId={orgId} budget={budget} onDone={onClose} />
    </Dialog>
  );
}
