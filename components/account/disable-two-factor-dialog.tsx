"use client";

import { Dialog } from "../ui/overlays/dialog";
import { DisableTwoFactorForm } from "./disable-two-factor-form";

type DisableTwoFactorDialogProps = { hasPassword: boolean; open: boolean; onClose: () => void };

export function DisableTwoFactorDialog({ hasPassword, open, onClose }: DisableTwoFactorDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onClose} title="Turn two-factor off?" width="sm">
      <DisableTwoFactorForm hasPassword={hasPassword} onDone={onClose} />
    </Dialog>
  );
}
