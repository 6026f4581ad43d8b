"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../actions/button";
import { Notice } from "../feedback/notice";
import { Dialog, DialogActions } from "./dialog";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  /** Rejecting keeps the dialog open and shows the error's message. */
  onConfirm: () => Promise<unknown>;
  danger?: boolean;
  /** Something is still missing before it may be confirmed. */
  disabled?: boolean;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, confirmLabel, onConfirm, danger = true, disabled } = props;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  async function confirm(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown.message : "That did not work. Try again.");
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} width="sm">
      <form onSubmit={confirm}>
        <div className="space-y-3 text-muted">{children}</div>
        {error && (
          <Notice tone="danger" className="mt-3">
            {error}
          </Notice>
        )}
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant={danger ? "danger" : "primary"} loading={busy} disabled={disabled}>
            {confirmLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
