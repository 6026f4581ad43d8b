"use client";

import { useMutation } from "@tanstack/react-query";
import { DoorClosed } from "lucide-react";
import { useState } from "react";
import { closeOrgMutation } from "@/lib/client/closing";
import { Button } from "../../ui/actions/button";
import { dateText } from "../../ui/data/time-format";
import { Dialog, DialogActions } from "../../ui/overlays/dialog";
import { TypedConfirmDialog } from "../../ui/overlays/typed-confirm-dialog";
import { DangerItem } from "./danger-item";

/** Its pages are not there any more, nor what the browser knows of them. */
const leave = () => window.location.assign("/");

/** For owners: the end of the organization, with all that it does said before. */
export function CloseOrg({ org }: { org: { id: string; name: string } }) {
  const [open, setOpen] = useState(false);
  const [reopenUntil, setReopenUntil] = useState<string>();
  const close = useMutation(closeOrgMutation(org.id));
  return (
    <>
      <DangerItem
        title="Close this organization"
        text="Every key stops, everybody loses access. The books stay; for 30 days the operator can reopen it."
        icon={DoorClosed}
        label="Close…"
        onOpen={() => setOpen(true)}
      />
      <TypedConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Close ${org.name}?`}
        phrase={org.name}
        confirmLabel="Close organization"
        onConfirm={async () => setReopenUntil((await close.mutateAsync(org.name)).reopenUntil)}
      >
        <ul className="list-disc space-y-1.5 pl-5">
          <li>
            Every API key is revoked at once, on every gateway. Calls in flight are finished and billed.
          </li>
          <li>All members, you too, lose access. Invitations that wait are withdrawn.</li>
          <li>Budgets and alerts stop: nobody is told anything any more.</li>
          <li>
            The ledger, usage and the audit log stay with the operator, who settles what is left of the
            credit.
          </li>
          <li>For 30 days the operator can reopen it. Keys stay revoked even then: you make new ones.</li>
        </ul>
      </TypedConfirmDialog>
      <Dialog
        open={reopenUntil !== undefined}
        onOpenChange={leave}
        title={`${org.name} is closed`}
        width="sm"
        persistent
      >
        <p className="text-muted">
          Its keys are revoked and nobody has access any more.
          {reopenUntil && ` Until ${dateText(reopenUntil)} the operator of this installation can reopen it.`}
        </p>
        <DialogActions>
          <Button variant="primary" onClick={leave}>
            Continue
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
