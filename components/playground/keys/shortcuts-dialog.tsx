"use client";

import { Kbd } from "../../ui/code/kbd";
import { Dialog } from "../../ui/overlays/dialog";
import { SHORTCUTS } from "./shortcuts";

type ShortcutsDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  return (
    <Dialog title="Keys" width="sm" open={open} onOpenChange={onOpenChange}>
      <dl className="flex flex-col gap-2">
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-4">
            <dt>{does}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
