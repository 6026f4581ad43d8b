"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { revokeBudgetMutation } from "@/lib/client/limits";
import { formatUsd } from "@/lib/core/money";
import { DropdownMenu, MenuItem } from "../ui/actions/dropdown-menu";
import { IconButton } from "../ui/actions/icon-button";
import { toast } from "../ui/feedback/toaster";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { Dialog } from "../ui/overlays/dialog";
import { type Budget, WINDOW_PHRASES } from "./budget";
import { EditBudgetForm } from "./edit-budget-form";

type BudgetActionsProps = { orgId: string; budget: Budget };

export function BudgetActions({ orgId, budget }: BudgetActionsProps) {
  const [opened, setOpened] = useState<"edit" | "remove" | null>(null);
  const revoke = useMutation(revokeBudgetMutation(orgId));
  const close = () => setOpened(null);
  const phrase = `${formatUsd(budget.limitNanos)} ${WINDOW_PHRASES[budget.window]}`;
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton
            icon={Ellipsis}
            size="sm"
            label={`Actions for the cap of ${phrase} on ${budget.scopeName}`}
          />
        }
      >
        <MenuItem icon={Pencil} onSelect={() => setOpened("edit")}>
          Change limit…
        </MenuItem>
        <MenuItem icon={Trash2} danger onSelect={() => setOpened("remove")}>
          Remove…
        </MenuItem>
      </DropdownMenu>
      <Dialog open={opened === "edit"} onOpenChange={close} title={`Cap on ${budget.scopeName}`} width="sm">
        <EditBudgetForm orgId={orgId} budget={budget} onDone={close} />
      </Dialog>
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
          {budget.scopeName} may then spend beyond {phrase}, up to the other caps above it and the
          organization’s credit.
        </p>
      </ConfirmDialog>
    </>
  );
}
