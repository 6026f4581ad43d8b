"use client";

import { Dialog } from "../../ui/overlays/dialog";
import { SchemaForm, type SchemaFormProps } from "./schema-form";

type SchemaDialogProps = SchemaFormProps & { open: boolean; onOpenChange: (open: boolean) => void };

export function SchemaDialog({ open, onOpenChange, format, onSave }: SchemaDialogProps) {
  return (
    <Dialog
      title="Answer schema"
      description="Sent with each question; each finished answer is checked against it here."
      open={open}
      onOpenChange={onOpenChange}
    >
      <SchemaForm
        format={format}
        onSave={(next) => {
          onSave(next);
          onOpenChange(false);
        }}
      />
    </Dialog>
  );
}
