"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { reopenTenantMutation } from "@/lib/client/closing";
import { Button } from "../../../ui/actions/button";
import { RelativeTime } from "../../../ui/data/relative-time";
import { Notice } from "../../../ui/feedback/notice";
import { toast } from "../../../ui/feedback/toaster";
import { ConfirmDialog } from "../../../ui/overlays/confirm-dialog";
import type { TenantDetail } from "../tenant";

type TenantClosedProps = { tenant: TenantDetail["tenant"]; closedAt: string };

/** For a tenant that an owner closed: since when, and the way back. */
export function TenantClosed({ tenant, closedAt }: TenantClosedProps) {
  const [open, setOpen] = useState(false);
  const reopen = useMutation(reopenTenantMutation());
  return (
    <Notice tone="warning" className="mb-4" action={<Button onClick={() => setOpen(true)}>Reopen…</Button>}>
      An owner closed it <RelativeTime at={closedAt} />. Its keys are revoked and nobody there has access; its
      books stay. It can be reopened for 30 days.
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Reopen ${tenant.name}?`}
        confirmLabel="Reopen"
        danger={false}
        onConfirm={async () => {
          await reopen.mutateAsync(tenant.id);
          toast.success(`${tenant.name} is open again`);
        }}
      >
        <p>
          Its members have access again, and its budgets and alerts go on. Keys stay revoked and invitations
          withdrawn: they make new ones.
        </p>
      </ConfirmDialog>
    </Notice>
  );
}
