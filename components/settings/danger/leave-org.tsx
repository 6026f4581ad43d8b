"use client";

import { useMutation } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useState } from "react";
import { leaveOrgMutation } from "@/lib/client/members";
import { TypedConfirmDialog } from "../../ui/overlays/typed-confirm-dialog";
import { DangerItem } from "./danger-item";

export function LeaveOrg({ org }: { org: { id: string; name: string } }) {
  const [open, setOpen] = useState(false);
  const leave = useMutation(leaveOrgMutation(org.id));
  return (
    <>
      <DangerItem
        title="Leave this organization"
        text="You lose access at once. Keys that you made keep working; the last owner cannot leave."
        icon={LogOut}
        label="Leave…"
        onOpen={() => setOpen(true)}
      />
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
    </>
  );
}
