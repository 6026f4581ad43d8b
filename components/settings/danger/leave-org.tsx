"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { LeaveOrgDialog } from "../../members/leave-org-dialog";
import { DangerItem } from "./danger-item";

export function LeaveOrg({ org }: { org: { id: string; name: string } }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <DangerItem
        title="Leave this organization"
        text="You lose access at once. Keys that you made keep working; the last owner cannot leave."
        icon={LogOut}
        label="Leave…"
        onOpen={() => setOpen(true)}
      />
      <LeaveOrgDialog org={org} open={open} onOpenChange={setOpen} />
    </>
  );
}
