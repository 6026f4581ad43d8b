"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis, Gauge, Pencil, Timer, Trash2 } from "lucide-react";
import { useState } from "react";
import {
  createRaiseMutation,
  restoreBudgetMutation,
  revokeBudgetMutation,
  revokeRaiseMutation,
} from "@/lib/client/limits";
import { DropdownMenu, MenuItem } from "../ui/actions/dropdown-menu";
import { IconButton } from "../ui/actions/icon-button";
import { undoToast } from "../ui/feedback/undo-toast";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { type CustomerBudget, limitPhrase } from "./budget";
import { CreateBudgetDialog, EditBudgetDialog, RaiseDialog } from "./lazy-budget-dialogs";

type CustomerActionsProps = { orgId: string; customer: CustomerBudget };

/** A customer under the default can be given a cap of its own; one that has it can have it changed or removed. */
export function CustomerActions({ orgId, customer }: CustomerActionsProps) {
  const [opened, setOpened] = useState<"cap" | "edit" | "raise" | "remove" | null>(null);
  const raise = useMutation(createRaiseMutation(orgId, customer.id));
  const endRaise = useMutation(revokeRaiseMutation(orgId));
  const revoke = useMutation(revokeBudgetMutation(orgId));
  const restore = useMutation(restoreBudgetMutation(orgId));
  const close = () => setOpened(null);
  const { customer: name } = customer;
  return (
    <>
      <DropdownMenu trigger={<IconButton icon={Ellipsis} size="sm" label={`Actions for ${name}`} />}>
        {customer.follows === "default" && (
          <MenuItem icon={Gauge} onSelect={() => setOpened("cap")}>
            Set its own cap…
          </MenuItem>
        )}
        {customer.follows === "own" && (
          <MenuItem icon={Pencil} onSelect={() => setOpened("edit")}>
            Change limit…
          </MenuItem>
        )}
        <MenuItem icon={Timer} onSelect={() => setOpened("raise")}>
          Raise for a while…
        </MenuItem>
        {customer.follows === "own" && (
          <MenuItem icon={Trash2} danger onSelect={() => setOpened("remove")}>
            Remove its own cap…
          </MenuItem>
        )}
      </DropdownMenu>
      <CreateBudgetDialog
        orgId={orgId}
        open={opened === "cap"}
        onOpenChange={close}
        scope={{ scopeType: "customer", scopeId: name, name }}
        window={customer.window}
      />
      <EditBudgetDialog
        orgId={orgId}
        budget={customer}
        title={`Cap on ${name}`}
        open={opened === "edit"}
        onClose={close}
      />
      <RaiseDialog
        name={name}
        budget={customer}
        open={opened === "raise"}
        onClose={close}
        onRaise={raise.mutateAsync}
        onEnd={endRaise.mutateAsync}
      />
      <ConfirmDialog
        open={opened === "remove"}
        onOpenChange={close}
        title="Remove this customer’s cap?"
        confirmLabel="Remove cap"
        onConfirm={async () => {
          await revoke.mutateAsync(customer.id);
          undoToast({
            done: `Cap of ${name} removed`,
            undone: `The cap of ${name} is back, and holds`,
            undo: () => restore.mutateAsync(customer.id),
          });
        }}
      >
        <p>
          In place of {limitPhrase(customer)}, {name} then has what each end customer has, if there is a
          default.
        </p>
      </ConfirmDialog>
    </>
  );
}
