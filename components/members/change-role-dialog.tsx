"use client";

import type { Role } from "@/lib/access";
import { Dialog } from "../ui/overlays/dialog";
import { ChangeRoleForm } from "./change-role-form";
import type { Member } from "./member";

type ChangeRoleDialogProps = {
  orgId: string;
  member: Member;
  own: Role;
  open: boolean;
  onClose: () => void;
};

export function ChangeRoleDialog({ orgId, member, own, open, onClose }: ChangeRoleDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onClose} title={`Role of ${member.name}`}>
      <ChangeRoleForm orgId={orgId} member={member} own={own} onDone={onClose} />
    </Dialog>
  );
}
