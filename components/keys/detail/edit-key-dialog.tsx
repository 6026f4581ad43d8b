"use client";

import { Dialog } from "../../ui/overlays/dialog";
import type { Key } from "../key";
import { EditKeyForm } from "./edit-key-form";

type EditKeyDialogProps = {
  orgId: string;
  apiKey: Key;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function EditKeyDialog({ orgId, apiKey, open, onOpenChange }: EditKeyDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Edit ${apiKey.name}`}>
      <EditKeyForm orgId={orgId} apiKey={apiKey} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}
