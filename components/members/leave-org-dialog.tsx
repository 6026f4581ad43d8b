"use client";

import { useMutation } from "@tanstack/react-query";
import { leaveOrgMutation } from "@/lib/client/members";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";

type LeaveOrgDialogProps = {
  org: { id: string; name: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function LeaveOrgDialog({ org, open, onOpenChange }: LeaveOrgDialogProps) {
  const leave = useMutation(leaveOrgMutation(org.id));
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Leave ${org.name}?`}
      confirmLabel="Leave organization"
      onConfirm={async () => {
        await leave.mutateAsync(undefined);
        window.location.assign("/");
      }}
    >
      <p>
        You lose access at once; the API keys that you created keep working. To come back, somebody has to
        invite you again.
      </p>
    </ConfirmDialog>
  );
}
