"use client";

import type { Role } from "@/lib/access";
import { Dialog } from "../ui/overlays/dialog";
import { InviteForm } from "./invite-form";

type InviteDialogProps = {
  org: { id: string; name: string };
  role: Role;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function InviteDialog({ org, role, open, onOpenChange }: InviteDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Invite to ${org.name}`}>
      <InviteForm orgId={org.id} role={role} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}
