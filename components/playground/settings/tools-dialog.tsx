"use client";

import { Dialog } from "../../ui/overlays/dialog";
import { ToolsForm, type ToolsFormProps } from "./tools-form";

type ToolsDialogProps = ToolsFormProps & { open: boolean; onOpenChange: (open: boolean) => void };

export function ToolsDialog({ open, onOpenChange, tools, toolChoice, onSave }: ToolsDialogProps) {
  return (
    <Dialog
      title="Tools"
      description="Functions that a model may call. You see the call as it comes in, and answer it by hand."
      width="lg"
      open={open}
      onOpenChange={onOpenChange}
    >
      <ToolsForm
        tools={tools}
        toolChoice={toolChoice}
        onSave={(next, choice) => {
          onSave(next, choice);
          onOpenChange(false);
        }}
      />
    </Dialog>
  );
}
