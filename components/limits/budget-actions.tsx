"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis, Pencil, Timer, Trash2 } from "lucide-react";
import { useState } from "react";
import { createRaiseMutation, revokeBudgetMutation, revokeRaiseMutation } from "@/lib/client/limits";
import { DropdownMenu, MenuItem } from "../ui/actions/dropdown-menu";
import { IconButton } from "../ui/actions/icon-button";
import { toast } from "../ui/feedback/toaster";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { Dialog } from "../ui/overlays/dialog";
import { type Budget, limitPhrase } from "./budget";
import { EditBudgetForm } from "./edit-budget-form";
import { RaiseDialog } from "./raise-dialog";

type BudgetActionsProps = { orgId: string; budget: Budget };

export function BudgetActions({ orgId, budget }: BudgetActionsProps) {
  const [opened, setOpened] = useState<"edit" | "raise" | "remove" | null>(null);
  const revoke = useMutation(revokeBudgetMutation(orgId));
  const raise = useMutation(createRaiseMutation(orgId, budget.id));
  const endRaise = useMutation(revokeRaiseMutation(orgId));
  const close = () => setOpened(null);
  const name = budget.scopeType === "customer_default" ? "each end customer" : budget.scopeName;
  const phrase = limitPhrase(budget);
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton icon={Ellipsis} size="sm" label={`Actions for the cap of ${phrase} on ${name}`} />
        }
      >
        <MenuItem icon={Pencil} onSelect={() => setOpened("edit")}>
          Change limit…
        </MenuItem>
        <MenuItem icon={Timer} onSelect={() => setOpened("raise")}>
          Raise for a while…
        </MenuItem>
        <MenuItem icon={Trash2} danger onSelect={() => setOpened("remove")}>
          Remove…
        </MenuItem>
      </DropdownMenu>
      <Dialog open={opened === "edit"} onOpenChange={close} title={`Cap on ${name}`} width="sm">
        <EditBudgetForm orgId={orgId} budget={budget} onDone={close} />
      </Dialog>
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
        title="Remove this cap?"
        confirmLabel="Remove cap"
        onConfirm={async () => {
          await revoke.mutateAsync(budget.id);
          toast.success("Cap removed");
        }}
      >
        <p>
          {name} may then spend beyond {phrase}, up to the other caps above it and the organization’s credit.
        </p>
      </ConfirmDialog>
    </>
  );
}
