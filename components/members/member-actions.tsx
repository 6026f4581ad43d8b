"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis, LogOut, UserCog, UserMinus } from "lucide-react";
import { useState } from "react";
import type { Role } from "@/lib/access";
import { removeMemberMutation, restoreMemberMutation } from "@/lib/client/members";
import { DropdownMenu, MenuItem } from "../ui/actions/dropdown-menu";
import { IconButton } from "../ui/actions/icon-button";
import { undoToast } from "../ui/feedback/undo-toast";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";
import { LeaveOrgDialog } from "./leave-org-dialog";
import type { Member } from "./member";
import { mayChange } from "./role-text";

const ChangeRoleDialog = lazyOpened(() => import("./change-role-dialog").then((m) => m.ChangeRoleDialog));

type MemberActionsProps = {
  org: { id: string; name: string };
  member: Member;
  role: Role;
  isSelf: boolean;
};

export function MemberActions({ org, member, role, isSelf }: MemberActionsProps) {
  const [opened, setOpened] = useState<"role" | "remove" | "leave" | null>(null);
  const remove = useMutation(removeMemberMutation(org.id));
  const restore = useMutation(restoreMemberMutation(org.id));
  const close = () => setOpened(null);
  return (
    <>
      <DropdownMenu trigger={<IconButton icon={Ellipsis} label={`Actions for ${member.name}`} />}>
        {mayChange(role, member.role) && (
          <MenuItem icon={UserCog} onSelect={() => setOpened("role")}>
            Change role…
          </MenuItem>
        )}
        {isSelf ? (
          <MenuItem icon={LogOut} danger onSelect={() => setOpened("leave")}>
            Leave organization…
          </MenuItem>
        ) : (
          <MenuItem icon={UserMinus} danger onSelect={() => setOpened("remove")}>
            Remove…
          </MenuItem>
        )}
      </DropdownMenu>
      <ChangeRoleDialog orgId={org.id} member={member} own={role} open={opened === "role"} onClose={close} />
      <ConfirmDialog
        open={opened === "remove"}
        onOpenChange={close}
        title={`Remove ${member.name}?`}
        confirmLabel="Remove member"
        onConfirm={async () => {
          await remove.mutateAsync(member.userId);
          undoToast({
            done: `${member.name} is removed`,
            undone: `${member.name} is a member again`,
            undo: () => restore.mutateAsync(member.userId),
          });
        }}
      >
        <p>
          They lose access to {org.name} at once. The API keys that they created keep working: revoke those
          that only they used.
        </p>
      </ConfirmDialog>
      <LeaveOrgDialog org={org} open={opened === "leave"} onOpenChange={close} />
    </>
  );
}
