"use client";

import { type UseQueryResult, useMutation } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { ROLE_LABELS } from "@/lib/access";
import { restoreInvitationMutation, revokeInvitationMutation } from "@/lib/client/members";
import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listInvitationsEndpoint } from "@/lib/contract/members";
import { IconButton } from "../ui/actions/icon-button";
import type { Column } from "../ui/data/column";
import { RelativeTime } from "../ui/data/relative-time";
import { Table } from "../ui/data/table";
import { undoToast } from "../ui/feedback/undo-toast";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { Panel } from "../ui/page/panel";

type Invitations = ResponseOf<typeof listInvitationsEndpoint>;
type Invitation = Invitations["items"][number];

const columns: Column<Invitation>[] = [
  {
    id: "email",
    header: "E-mail",
    cell: (invitation) => <span className="break-all">{invitation.email}</span>,
  },
  { id: "role", header: "Role", cell: (invitation) => ROLE_LABELS[invitation.role] },
  { id: "invitedBy", header: "Invited by", hideOnTablet: true, cell: (invitation) => invitation.invitedBy },
  {
    id: "expires",
    header: "Ends",
    cell: (invitation) => <RelativeTime at={invitation.expiresAt} className="text-muted" />,
  },
];

type InvitationTableProps = { orgId: string; query: UseQueryResult<Invitations>; mayWrite: boolean };

/** Left out while nobody is invited. */
export function InvitationTable({ orgId, query, mayWrite }: InvitationTableProps) {
  const [withdrawing, setWithdrawing] = useState<Invitation>();
  const revoke = useMutation(revokeInvitationMutation(orgId));
  const restore = useMutation(restoreInvitationMutation(orgId));
  if (query.data?.items.length === 0) return null;
  return (
    <Panel flush title="Pending invitations">
      <Table
        label="Pending invitations"
        columns={columns}
        rows={query.data?.items}
        rowKey={(invitation) => invitation.id}
        error={query.error}
        onRetry={query.refetch}
        skeletonRows={1}
        actions={
          mayWrite
            ? (invitation) => (
                <IconButton
                  icon={X}
                  tone="danger"
                  label={`Withdraw the invitation of ${invitation.email}`}
                  onClick={() => setWithdrawing(invitation)}
                />
              )
            : undefined
        }
      />
      <ConfirmDialog
        open={withdrawing !== undefined}
        onOpenChange={() => setWithdrawing(undefined)}
        title="Withdraw this invitation?"
        confirmLabel="Withdraw"
        onConfirm={async () => {
          if (!withdrawing) return;
          await revoke.mutateAsync(withdrawing.id);
          undoToast({
            done: "Invitation withdrawn",
            undone: "The link of the invitation works again",
            undo: () => restore.mutateAsync(withdrawing.id),
          });
        }}
      >
        <p>The link that was mailed to {withdrawing?.email} stops working.</p>
      </ConfirmDialog>
    </Panel>
  );
}
