"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { revokeKeyMutation } from "@/lib/client/keys";
import { Button } from "../ui/actions/button";
import { RelativeTime } from "../ui/data/relative-time";
import { Notice } from "../ui/feedback/notice";
import { toast } from "../ui/feedback/toaster";
import { Field } from "../ui/forms/field";
import { Input } from "../ui/forms/input";
import { Dialog, DialogActions } from "../ui/overlays/dialog";
import type { Key } from "./key";

type RevokeKeyDialogProps = { orgId: string; apiKey: Key; open: boolean; onClose: () => void };

export function RevokeKeyDialog({ orgId, apiKey, open, onClose }: RevokeKeyDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={`Revoke ${apiKey.name}?`}
      width="sm"
    >
      <RevokeKeyForm orgId={orgId} apiKey={apiKey} onClose={onClose} />
    </Dialog>
  );
}

function RevokeKeyForm({ orgId, apiKey, onClose }: Omit<RevokeKeyDialogProps, "open">) {
  const [typed, setTyped] = useState("");
  const revoke = useMutation(revokeKeyMutation(orgId));
  const isNamed = typed.trim() === apiKey.name;

  function submit() {
    revoke.mutate(apiKey.id, {
      onSuccess: () => {
        toast.success(`${apiKey.name} is revoked`);
        onClose();
      },
    });
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isNamed) submit();
      }}
    >
      <div className="space-y-3">
        <p className="text-muted">
          Every call with this key is refused within a second, on every gateway, and for good. Its history
          stays.{" "}
          {apiKey.lastUsedAt ? (
            <>
              It was last used <RelativeTime at={apiKey.lastUsedAt} className="font-medium text-ink" />.
            </>
          ) : (
            "It has never been used."
          )}
        </p>
        <Field
          label={
            <span>
              Type <code className="font-mono text-xs">{apiKey.name}</code> to confirm
            </span>
          }
        >
          <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
        </Field>
        {revoke.error && <Notice tone="danger">{revoke.error.message}</Notice>}
      </div>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="danger" disabled={!isNamed} loading={revoke.isPending}>
          Revoke key
        </Button>
      </DialogActions>
    </form>
  );
}
