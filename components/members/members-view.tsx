"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { parseAsBoolean, useQueryState } from "nuqs";
import { can, type Role } from "@/lib/access";
import { invitationsQuery, membersQuery } from "@/lib/client/members";
import { Button } from "../ui/actions/button";
import { lazyOpened } from "../ui/overlays/lazy/lazy-opened";
import { PageHeader } from "../ui/page/page-header";
import { InvitationTable } from "./invitation-table";
import { MemberTable } from "./member-table";
import { RoleTable } from "./role-table";

const InviteDialog = lazyOpened(() => import("./invite-dialog").then((m) => m.InviteDialog));

type MembersViewProps = { org: { id: string; name: string }; role: Role; userId: string };

export function MembersView({ org, role, userId }: MembersViewProps) {
  const [inviting, setInviting] = useQueryState("new", parseAsBoolean.withDefault(false));
  const members = useQuery(membersQuery(org.id));
  const invitations = useQuery(invitationsQuery(org.id));
  const mayWrite = can(role, "members.write");
  return (
    <>
      <PageHeader
        title="Members"
        description={
          mayWrite
            ? "Who works in this organization, and what each of them may do."
            : `You are here as ${role}: only an admin or the owner can invite somebody or change a role.`
        }
        actions={
          mayWrite && (
            <Button variant="primary" icon={UserPlus} onClick={() => setInviting(true)}>
              Invite
            </Button>
          )
        }
      />
      <div className="flex flex-col gap-6">
        <MemberTable org={org} query={members} role={role} userId={userId} />
        <InvitationTable orgId={org.id} query={invitations} mayWrite={mayWrite} />
        <RoleTable own={role} />
      </div>
      {mayWrite && <InviteDialog org={org} role={role} open={inviting} onOpenChange={setInviting} />}
    </>
  );
}
