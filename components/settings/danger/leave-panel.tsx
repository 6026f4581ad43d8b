"use client";

import { useMutation } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useState } from "react";
import { leaveOrgMutation } from "@/lib/client/members";
import { Button } from "../../ui/actions/button";
import { TypedConfirmDialog } from "../../ui/overlays/typed-confirm-dialog";
import { Panel } from "../../ui/page/panel";

/** What cannot be taken back, apart from the rest. */
export function LeavePanel({ org }: { org: { id: string; name: string } }) {
  const [open, setOpen] = useState(false);
  const leave = useMutation(leaveOrgMutation(org.id));
  return (
    <Panel title="Danger zone" className="border-danger/40 lg:col-span-2">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <p className="font-medium">Leave this organization</p>
          <p className="text-muted">
            You lose access at once. Keys that you made keep working; the last owner cannot leave.
          </p>
        </div>
        <Button variant="danger" icon={LogOut} onClick={() => setOpen(true)}>
          Leave…
        </Button>
      </div>
      <TypedConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Leave ${org.name}?`}
        phrase={org.name}
        confirmLabel="Leave organization"
        onConfirm={async () => {
          await leave.mutateAsync(undefined);
          window.location.assign("/");
        }}
      >
        <p>You lose access at once. To come back, somebody has to invite you again.</p>
      </TypedConfirmDialog>
    </Panel>
  );
}
